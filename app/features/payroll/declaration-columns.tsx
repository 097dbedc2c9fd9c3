import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { Badge, type BadgeTone } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateText, Money } from '#app/ui/text.tsx'
import type { Formatters } from '#app/ui/use-format.ts'
import type { DeclarationStatus } from '#tenants/payroll/declaration-kinds.ts'
import type { DeclarationRow } from '#tenants/payroll/queries/declarations.server.ts'

export const declarationTone: Record<DeclarationStatus, BadgeTone> = {
  draft: 'warn',
  ready: 'info',
  sent: 'ok',
  replaced: 'neutral',
}

export function declarationColumns(
  t: Dictionary['payDeclarations'],
  f: Formatters,
): Column<DeclarationRow>[] {
  return [
    {
      id: 'period',
      header: t.colPeriod,
      kind: 'main',
      fixed: true,
      cell: ({ period, number }) => {
        const text = period.length === 4 ? period : f.month(period, 'long')
        return number > 1 ? `${text}, ${t.correction(number - 1)}` : text
      },
    },
    {
      id: 'kind',
      header: t.colKind,
      cell: ({ kind, personName }) =>
        personName ? `${t.kinds[kind]}: ${personName}` : t.kinds[kind],
    },
    {
      id: 'status',
      header: t.colStatus,
      cell: ({ status }) => <Badge tone={declarationTone[status]}>{t.status[status]}</Badge>,
    },
    {
      id: 'due',
      header: t.colDue,
      kind: 'date',
      cardLabel: true,
      cell: ({ dueOn }) => (dueOn ? <DateText value={dueOn} /> : null),
    },
    {
      id: 'people',
      header: t.colPeople,
      kind: 'num',
      cardLabel: true,
      cell: ({ people }) => people,
    },
    {
      id: 'total',
      header: t.colTotal,
      kind: 'num',
      cardLabel: true,
      cell: ({ totalMinor }) => (totalMinor === null ? null : <Money minor={totalMinor} />),
    },
    {
      id: 'warnings',
      header: t.colWarnings,
      kind: 'num',
      cardLabel: true,
      cell: ({ warningCount }) => warningCount || null,
    },
  ]
}
