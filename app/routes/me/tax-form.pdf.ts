import { taxFormPdfResponse } from '#app/features/payroll/form-files.server.ts'
import { own } from '#app/http/area.server.ts'
import { getOwnTaxForm } from '#tenants/payroll/queries/tax-forms.server.ts'

export const loader = own.loader({ permission: 'own_pay:read' }, async ({ ctx, params }) =>
  taxFormPdfResponse(await getOwnTaxForm(ctx, { formId: params.form ?? '' }), null),
)
