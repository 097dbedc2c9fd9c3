// A form that leaves the house as a file is somebody's pay with their number: who took it is
// on record.
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { getTaxForm, openPeselOf, type TaxFormPage } from '../queries/tax-forms.server.ts'

/** The form and the whole personal number, the latter for those who may unmask it. */
export async function takeTaxForm(
  ctx: ScopeContext,
  { formId, file }: { formId: string; file: 'pdf' | 'xml' },
): Promise<{ form: TaxFormPage; pesel: string | null }> {
  requirePermission(ctx, 'payroll:read')
  const form = await getTaxForm(ctx, formId)
  if (!form) throw new AppError('not_found')
  const { employeeId, kind, year, number } = form
  const isOpened = employeeId !== null && ctx.actor.can('people:unmask')
  const [pesel] = await Promise.all([
    isOpened ? openPeselOf(ctx, employeeId) : null,
    recordAudit(ctx, {
      action: 'payroll.tax_form_taken',
      subjectType: 'declaration',
      subjectId: form.id,
      data: { kind, year, number, file, pesel: isOpened },
    }),
  ])
  return { form, pesel }
}
