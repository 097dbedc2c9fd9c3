import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { Badge, type BadgeTone } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateText, Money } from '#app/ui/text.tsx'
import type { ComplaintStatus, Decision } from '#tenants/complaints/kinds.ts'
import { regimeRules } from '#tenants/complaints/pl/regimes.ts'
import type { ComplaintRow } from '#tenants/complaints/types.ts'

const statusTone: Record<ComplaintStatus, BadgeTone> = {
  received: 'info',
  in_review: 'info',
  waiting_customer: 'violet',
  decided: 'warn',
  replied: 'ok',
  closed: 'neutral',
}
const decisionTone: Record<Decision, BadgeTone> = {
  accepted: 'ok',
  partly: 'ok',
  refused: 'neutral',
  deemed_accepted: 'bad',
}

export function ComplaintState({
  status,
  decision,
  t,
}: {
  status: ComplaintStatus
  decision: Decision | null
  t: Dictionary['complaints']
}) {
  return (
    <span className="cluster">
      <Badge tone={statusTone[status]}>{t.statuses[status]}</Badge>
      {decision ? <Badge tone={decisionTone[decision]}>{t.decisions[decision]}</Badge> : null}
    </span>
  )
}

const STAKE_DAYS = 7

/** How long there is left, in words and tone; nothing once the answer has left. */
export function DaysLeft({
  complaint,
  t,
}: {
  complaint: Pick<ComplaintRow, 'repliedOn' | 'daysLeft' | 'regime' | 'demandMinor'>
  t: Dictionary['complaints']
}) {
  if (complaint.repliedOn) return null
  const { daysLeft } = complaint
  const tone = daysLeft < 0 ? 'bad' : daysLeft <= 3 ? 'warn' : 'neutral'
  // Silence costs money only where the law takes it as a yes, and only until it has.
  const isNear =
    daysLeft >= 0 && daysLeft <= STAKE_DAYS && regimeRules[complaint.regime].silenceAccepts
  return (
    <Badge tone={tone}>
      {t.left(daysLeft)}
      {isNear && complaint.demandMinor ? (
        <>
          {' · '}
          <Money minor={complaint.demandMinor} />
        </>
      ) : null}
    </Badge>
  )
}

export function registerColumns(
  t: Dictionary['complaints'],
  seesMoney: boolean,
): Column<ComplaintRow>[] {
  const columns: (Column<ComplaintRow> | null)[] = [
    {
      id: 'number',
      header: t.col.number,
      fixed: true,
      cell: ({ number, year }) => `${number}/${year}`,
    },
    {
      id: 'product',
      header: t.col.product,
      kind: 'main',
      fixed: true,
      cell: ({ product }) => product,
    },
    { id: 'regime', header: t.col.regime, cell: ({ regime }) => t.regimes[regime] },
    {
      id: 'received',
      header: t.col.received,
      kind: 'date',
      wideOnly: true,
      cardLabel: true,
      cell: ({ receivedOn }) => <DateText value={receivedOn} />,
    },
    {
      id: 'due',
      header: t.col.due,
      cardLabel: true,
      cell: (complaint) => (
        <span className="cluster">
          <DateText value={complaint.dueOn} />
          <DaysLeft complaint={complaint} t={t} />
        </span>
      ),
    },
    {
      id: 'status',
      header: t.col.status,
      cell: ({ status, decision }) => <ComplaintState status={status} decision={decision} t={t} />,
    },
    {
      id: 'handler',
      header: t.col.handler,
      wideOnly: true,
      hidden: true,
      cell: ({ handler }) => handler ?? '–',
    },
    seesMoney
      ? {
          id: 'amount',
          header: t.col.amount,
          kind: 'num',
          cardLabel: true,
          cell: ({ demandMinor }) => (demandMinor === null ? '–' : <Money minor={demandMinor} />),
        }
      : null,
  ]
  return columns.filter((column) => column !== null)
}
