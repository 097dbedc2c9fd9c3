import { useLoaderData } from '@remix-run/react'
import { AccountPageView } from '#app/features/books/account.tsx'
import { loadAccount } from '#app/features/books/books.server.ts'
import { deskLinks } from '#app/features/books/books-frame.tsx'
import { deskCompany } from '#app/http/area.server.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = deskCompany.loader({ permission: 'books:read' }, loadAccount)

export default function DeskAccount() {
  const { page, now, company } = useLoaderData<typeof loader>()
  return <AccountPageView page={page} now={now} links={deskLinks(company)} />
}

export const ErrorBoundary = AreaError
