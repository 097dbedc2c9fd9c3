import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadVat } from '#app/features/books/books.server.ts'
import { deskLinks } from '#app/features/books/books-frame.tsx'
import { VatPage } from '#app/features/books/vat.tsx'
import { deskCompany } from '#app/http/area.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = deskCompany.loader(
  { permission: 'books:read' },
  async ({ ctx, url, company, locale }) => {
    const t = dictionary(locale).accounting.books
    return {
      ...(await loadVat({ ctx, url, zone: company.zone })),
      company: company.slug,
      title: t.pageTitle(t.vatRegister, company.shortName),
    }
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Zaplecze' },
]

export default function DeskVat() {
  const { company, title: _title, ...shown } = useLoaderData<typeof loader>()
  return <VatPage {...shown} links={deskLinks(company)} />
}

export const ErrorBoundary = AreaError
