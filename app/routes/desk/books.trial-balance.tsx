import { useLoaderData } from '@remix-run/react'
import { loadTrialBalance } from '#app/features/books/books.server.ts'
import { deskLinks } from '#app/features/books/books-frame.tsx'
import { TrialBalancePage } from '#app/features/books/trial-balance.tsx'
import { deskCompany } from '#app/http/area.server.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = deskCompany.loader({ permission: 'books:read' }, loadTrialBalance)

export default function DeskTrialBalance() {
  const { company, title: _title, ...shown } = useLoaderData<typeof loader>()
  return <TrialBalancePage {...shown} links={deskLinks(company)} />
}

export const ErrorBoundary = AreaError
