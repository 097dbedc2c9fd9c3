// Begins to book a document that has no draft: an item that an agent opened himself, or a
// document whose draft was rejected.
import { z } from 'zod'
import { deskCompany } from '#app/http/area.server.ts'
import { parseForm, readForm } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { draftFromDocument } from '#tenants/accounting/commands/draft-from-document.server.ts'
import { isContentLost, readContent } from '#tenants/archive/contents.server.ts'
import { openDocument } from '#tenants/archive/queries.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { isId } from '#tenants/shared/ids.ts'

const input = z.object({
  itemId: z.string().refine(isId, 'not_found'),
  documentId: z.string().refine(isId, 'not_found'),
})

export const action = deskCompany.handler(
  { permission: 'books:post' },
  async ({ request, company, open }) => {
    const { itemId, documentId } = parseForm(await readForm(request), input)
    const { document, key } = await open({ readOnly: true }, (ctx) => openDocument(ctx, documentId))
    const bytes = document.mime === 'application/xml' ? await contentOf() : null
    async function contentOf() {
      try {
        return await readContent(company.tenantId, key, document)
      } catch (error) {
        if (isContentLost(error)) throw new AppError('unavailable', { cause: error })
        throw error
      }
    }
    await open({ readOnly: false }, (ctx) =>
      draftFromDocument(ctx, { itemId, documentId, ...(bytes ? { bytes } : {}) }),
    )
    const headers = { Location: paths.deskItem(company.slug, itemId) }
    return new Response(null, { status: 303, headers })
  },
)
