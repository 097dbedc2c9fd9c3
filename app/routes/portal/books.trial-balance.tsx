import { useLoaderData } from '@remix-run/react'
import { loadTrialBalance } from '#app/features/books/books.server.ts'
import { portalLinks } from '#app/features/books/books-frame.tsx'
import { TrialBalancePage } from '#app/features/books/trial-balance.tsx'
import { portal } from '#app/http/area.server.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = portal.loader({ permission: 'books:read' }, loadTrialBalance)

export default function PortalTrialBalance() {
  const { company, title: _title, ...shown } = useLoaderData<typeof loader>()
  return <TrialBalancePage {...shown} links={portalLinks(company)} />
}

export const ErrorBoundary = AreaError
