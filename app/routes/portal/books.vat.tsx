import { useLoaderData } from '@remix-run/react'
import { loadVat } from '#app/features/books/books.server.ts'
import { portalLinks } from '#app/features/books/books-frame.tsx'
import { VatPage } from '#app/features/books/vat.tsx'
import { portal } from '#app/http/area.server.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = portal.loader({ permission: 'books:read' }, loadVat)

export default function PortalVat() {
  const { company, title: _title, ...shown } = useLoaderData<typeof loader>()
  return <VatPage {...shown} links={portalLinks(company)} />
}

export const ErrorBoundary = AreaError
