import { useLoaderData } from '@remix-run/react'
import { loadVat } from '#app/features/books/books.server.ts'
import { deskLinks } from '#app/features/books/books-frame.tsx'
import { VatPage } from '#app/features/books/vat.tsx'
import { deskCompany } from '#app/http/area.server.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = deskCompany.loader({ permission: 'books:read' }, loadVat)

export default function DeskVat() {
  const { company, title: _title, ...shown } = useLoaderData<typeof loader>()
  return <VatPage {...shown} links={deskLinks(company)} />
}

export const ErrorBoundary = AreaError
