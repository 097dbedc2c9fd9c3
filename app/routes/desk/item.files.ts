// Files added to an item. A form without scripts comes here too and is sent back.
import { redirect } from '@remix-run/node'
import { answerAttachment, attachFiles } from '#app/features/work/attach-files.server.ts'
import { deskCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'

export const action = deskCompany.handler(
  { permission: 'documents:upload' },
  async ({ request, params, company, locale, open }) => {
    const item = params.item ?? ''
    const outcomes = await attachFiles(request, company.tenantId, open, item)
    return answerAttachment(request, outcomes, paths.deskItem(company.slug, item), locale)
  },
)

export function loader({ params }: { params: { company?: string; item?: string } }) {
  return redirect(paths.deskItem(params.company ?? '', params.item ?? ''))
}
