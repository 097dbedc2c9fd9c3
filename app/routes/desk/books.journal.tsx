import { useLoaderData } from '@remix-run/react'
import { loadJournal } from '#app/features/books/books.server.ts'
import { deskLinks } from '#app/features/books/books-frame.tsx'
import { CloseMonth } from '#app/features/books/close-month.tsx'
import { JournalPage } from '#app/features/books/journal.tsx'
import { deskCompany } from '#app/http/area.server.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = deskCompany.loader({ permission: 'books:read' }, async (args) => ({
  ...(await loadJournal(args)),
  mayPost: args.ctx.actor.can('books:post'),
}))

export default function DeskJournal() {
  const { company, title: _title, mayPost, ...shown } = useLoaderData<typeof loader>()
  return (
    <JournalPage
      {...shown}
      links={deskLinks(company)}
      actions={
        mayPost ? (
          <CloseMonth company={company} period={shown.period} isClosed={shown.closedAt !== null} />
        ) : null
      }
    />
  )
}

export const ErrorBoundary = AreaError
