// Files added to an item. A form without scripts comes here too and is sent back.
import { redirect } from '@remix-run/node'
import { answerAttachment, attachFiles } from '#app/features/work/attach-files.server.ts'
import { deskCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'

export const action = deskCompany.handler(
  { permission: 'documents:upload' },
  async ({ request, params, company, locale, open }) => {
    const item = params.item ?? ''
    const outcomes = await attachFiles(request, company.tenantId, open, item)
    return answerAttachment(request, outcomes, paths.deskItem(company.slug, item), locale)
  },
)

// Whoever comes by the address alone is led to the item, when it is theirs to see.
export const loader = deskCompany.loader(
  { permission: 'documents:upload' },
  async ({ ctx, params, company }) => {
    const item = await getItem(ctx, params.item ?? '')
    if (!item) throw new AppError('not_found')
    return redirect(paths.deskItem(company.slug, item.id))
  },
)
