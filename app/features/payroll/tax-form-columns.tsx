import type { Words } from '#app/i18n/dictionaries.ts'
import { Badge, type BadgeTone } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateText, Money } from '#app/ui/text.tsx'
import type { DeclarationStatus } from '#tenants/payroll/declaration-kinds.ts'
import { isBlocking } from '#tenants/payroll/pl/tax-forms/form-types.ts'
import { TAX_FORM_VARIANTS } from '#tenants/payroll/pl/tax-forms/variants.ts'
import type { TaxFormRow } from '#tenants/payroll/queries/tax-forms.server.ts'

export const formTone: Record<DeclarationStatus, BadgeTone> = {
  draft: 'neutral',
  ready: 'info',
  sent: 'ok',
  replaced: 'neutral',
}

export function taxFormColumns(
  t: Words<'payDeclarations' | 'payForms'>,
  isRunning: boolean,
): Column<TaxFormRow>[] {
  const words = t.payForms
  return [
    {
      id: 'person',
      header: words.colPerson,
      kind: 'main',
      fixed: true,
      cell: ({ personName, kind }) => personName ?? TAX_FORM_VARIANTS[kind].form,
    },
    {
      id: 'status',
      header: words.colStatus,
      cell: ({ status, number, hasLeft }) => (
        <>
          {isRunning && status === 'ready' && !hasLeft ? (
            <Badge>{t.payDeclarations.preview}</Badge>
          ) : (
            <Badge tone={formTone[status]}>{t.payDeclarations.status[status]}</Badge>
          )}
          {number > 1 ? <span className="muted"> {words.correction(number)}</span> : null}
        </>
      ),
    },
    {
      id: 'advance',
      header: words.colAdvance,
      kind: 'num',
      cardLabel: true,
      cell: ({ advanceMinor }) => <Money minor={advanceMinor} />,
    },
    {
      id: 'findings',
      header: words.colFindings,
      cell: ({ findings }) => {
        // Open payrolls are told once, of the whole company.
        const own = findings.filter((finding) => finding !== 'runs_open')
        return own.length === 0 ? null : (
          <Badge tone={own.some(isBlocking) ? 'bad' : 'warn'}>{own.length}</Badge>
        )
      },
      cardLabel: true,
    },
    {
      id: 'sent',
      header: words.colSent,
      kind: 'date',
      cardLabel: true,
      cell: ({ sentAt }) => (sentAt ? <DateText value={sentAt} /> : null),
    },
  ]
}
