import { taxFormPdfResponse, taxFormXmlResponse } from '#app/features/payroll/form-files.server.ts'
import { payArea } from '#app/http/area.server.ts'
import { takeTaxForm } from '#tenants/payroll/commands/take-tax-form.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.handler({ permission: 'payroll:read' }, async ({ params, open }) => {
  const { file } = params
  if (file !== 'pdf' && file !== 'xml') throw new AppError('not_found')
  const { form, pesel } = await open({ readOnly: false }, (ctx) =>
    takeTaxForm(ctx, { formId: params.form ?? '', file }),
  )
  return file === 'pdf' ? taxFormPdfResponse(form, pesel) : taxFormXmlResponse(form, pesel)
})
