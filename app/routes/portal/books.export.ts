import { exportBooks } from '#app/features/books/books-export.server.ts'
import { portal } from '#app/http/area.server.ts'

export const loader = portal.loader(
  { permission: 'books:read' },
  async ({ ctx, url, params, company, locale }) =>
    exportBooks({
      ctx,
      url,
      zone: company.zone,
      page: params.page ?? '',
      company: company.slug,
      locale,
    }),
)
