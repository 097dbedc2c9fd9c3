// One file from a script, answered with JSON; the page's form goes to the page itself.
import { redirect } from '@remix-run/node'
import { receiveInvoices } from '#app/features/portal/receive-invoices.server.ts'
import { portal } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'

const headers = { 'Cache-Control': 'private, no-store' }

export const action = portal.handler(
  { permission: 'documents:upload' },
  async ({ request, company, locale, open }) => {
    const [outcome] = await receiveInvoices(request, company.tenantId, open)
    if (outcome?.kind !== 'refused') return Response.json({ ok: true, ...outcome }, { headers })
    const message = dictionary(locale).portal.upload.refusals[outcome.code]
    return Response.json({ ok: false, message }, { status: 422, headers })
  },
)

export function loader({ params }: { params: { company?: string } }) {
  return redirect(paths.portalUpload(params.company ?? ''))
}
