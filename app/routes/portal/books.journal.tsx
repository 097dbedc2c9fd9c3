import { useLoaderData } from '@remix-run/react'
import { loadJournal } from '#app/features/books/books.server.ts'
import { portalLinks } from '#app/features/books/books-frame.tsx'
import { JournalPage } from '#app/features/books/journal.tsx'
import { portal } from '#app/http/area.server.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = portal.loader({ permission: 'books:read' }, loadJournal)

export default function PortalJournal() {
  const { company, title: _title, ...shown } = useLoaderData<typeof loader>()
  return <JournalPage {...shown} links={portalLinks(company)} />
}

export const ErrorBoundary = AreaError
