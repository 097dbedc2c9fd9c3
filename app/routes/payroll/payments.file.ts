// The file for the bank. Taking it is a deed, and asked for by a form: a link could be
// followed by a machine.
import { redirect } from '@remix-run/node'
import { payArea } from '#app/http/area.server.ts'
import { parseForm } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { exportPayments } from '#tenants/payroll/commands/export-payments.server.ts'
import { exportBatchInput } from '#tenants/payroll/payment-schema.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ params, at, company }) =>
    redirect(paths.payPayments(at, company.slug, params.run ?? '')),
)

export const action = payArea.action(
  { permission: 'payroll:read' },
  async ({ ctx, form, params, at, company, locale }): Promise<Response> => {
    const file = await exportPayments(ctx, parseForm(form, exportBatchInput))
    if (!file.ok) {
      return redirectWithToast(paths.payPayments(at, company.slug, params.run ?? ''), {
        tone: 'bad',
        text: dictionary(locale).payMoney.refusals[file.code]!,
      })
    }
    const { bytes, contentType, name } = file.value
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': contentType,
        'Content-Disposition': `attachment; filename="${name}"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    })
  },
)
