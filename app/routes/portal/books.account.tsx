import { useLoaderData } from '@remix-run/react'
import { AccountPageView } from '#app/features/books/account.tsx'
import { loadAccount } from '#app/features/books/books.server.ts'
import { portalLinks } from '#app/features/books/books-frame.tsx'
import { portal } from '#app/http/area.server.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = portal.loader({ permission: 'books:read' }, loadAccount)

export default function PortalAccount() {
  const { page, now, company } = useLoaderData<typeof loader>()
  return <AccountPageView page={page} now={now} links={portalLinks(company)} />
}

export const ErrorBoundary = AreaError
