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
  today: string,
): Column<DeclarationRow>[] {
  return [
    {
      id: 'declaration',
      header: t.colDeclaration,
      kind: 'main',
      fixed: true,
      cell: ({ kind, period, number }) => {
        const name = t.of(t.short[kind], kind === 'kedu' ? f.month(period, 'long') : period)
        return number > 1 ? `${name}, ${t.correction(number - 1)}` : name
      },
    },
    {
      id: 'status',
      header: t.colStatus,
      cell: (row) => <DeclarationState row={row} t={t} year={today.slice(0, 4)} />,
    },
    {
      id: 'due',
      header: t.colDue,
      kind: 'date',
      cardLabel: true,
      cell: ({ dueOn, status }) =>
        dueOn === null ? null : (
          <>
            <DateText value={dueOn} />{' '}
            {isOpen(status) && dueOn < today ? <Badge tone="bad">{t.late}</Badge> : null}
          </>
        ),
    },
    {
      id: 'people',
      header: t.colPeople,
      kind: 'num',
      cardLabel: true,
      cell: ({ people, changed }) =>
        changed === null || people === null ? people : t.changedOf(changed, people),
    },
    {
      id: 'total',
      header: t.colTotal,
      kind: 'num',
      cardLabel: true,
      cell: ({ totalMinor }) => (totalMinor === null ? null : <Money minor={totalMinor} />),
    },
    {
      id: 'difference',
      header: t.colDifference,
      kind: 'num',
      cardLabel: true,
      cell: ({ differenceMinor }) =>
        differenceMinor === null ? null : (
          <>
            {differenceMinor > 0n ? '+' : ''}
            <Money minor={differenceMinor} />
          </>
        ),
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

const isOpen = (status: DeclarationStatus) => status === 'draft' || status === 'ready'

type StateProps = { row: DeclarationRow; t: Dictionary['payDeclarations']; year: string }

/** How far it is; what a year that still runs would come to is a preview. */
function DeclarationState({ row, t, year }: StateProps) {
  const { kind, status, period, people, sentCount } = row
  const isPreview = kind !== 'kedu' && status === 'ready' && year <= period
  const isPartly = isOpen(status) && sentCount > 0
  return (
    <>
      {isPreview ? (
        <Badge>{t.preview}</Badge>
      ) : (
        <Badge tone={declarationTone[status]}>{t.status[status]}</Badge>
      )}
      {isPartly ? <span className="muted"> {t.sentOf(sentCount, people ?? 0)}</span> : null}
    </>
  )
}
