// What a run has to pay and how, who released it, and what its orders leave out.
import type { Dictionary } from '#app/i18n/dictionaries.ts'

import { useWords } from '#app/i18n/locale.tsx'
import { payMoneyWords } from '#app/i18n/payroll-payments.ts'
import { Badge, type BadgeTone } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type {
  BatchStatus,
  PaymentBatch,
  PaymentRow,
  RunPayments,
} from '#tenants/payroll/queries/payments.server.ts'

export const batchTone: Record<BatchStatus, BadgeTone> = {
  draft: 'warn',
  released_once: 'warn',
  released: 'info',
  exported: 'ok',
  cancelled: 'neutral',
}

type Words = Dictionary['payMoney']

export function paymentColumns(t: Words): Column<PaymentRow>[] {
  return [
    {
      id: 'recipient',
      header: t.colRecipient,
      kind: 'main',
      fixed: true,
      cell: ({ recipientName }) => recipientName,
    },
    { id: 'kind', header: t.colKind, cell: ({ kind }) => t.kind[kind] },
    {
      id: 'title',
      header: t.colTitle,
      wideOnly: true,
      cell: ({ title }) => <span className="muted">{title}</span>,
    },
    {
      id: 'account',
      header: t.colAccount,
      cell: ({ accountLast }) => <span className="num">•••• {accountLast}</span>,
    },
    {
      id: 'amount',
      header: t.colAmount,
      kind: 'num',
      cardLabel: true,
      cell: ({ amountMinor }) => <Money minor={amountMinor} />,
    },
  ]
}

export function PaymentSums({ payments }: { payments: RunPayments }) {
  const t = useWords(payMoneyWords)
  const total = payments.sums.reduce((sum, one) => sum + BigInt(one.orderedMinor), 0n)
  return (
    <Card title={t.sums}>
      <ul className="rows">
        {payments.sums.map(({ kind, count, orderedMinor, leftOutMinor }) => (
          <li key={kind} className="row-line">
            <div>
              <p className="strong">{t.kind[kind]}</p>
              <p className="muted">
                {t.count(count)}
                {BigInt(leftOutMinor) !== 0n ? (
                  <>
                    {' '}
                    · {t.leftOut}: <Money minor={leftOutMinor} />
                  </>
                ) : null}
              </p>
            </div>
            <Money minor={orderedMinor} />
          </li>
        ))}
        <li className="row-line">
          <p className="strong">{t.total}</p>
          <Money minor={total} strong />
        </li>
      </ul>
    </Card>
  )
}

export function LeftOutCard({ payments }: { payments: RunPayments }) {
  const t = useWords(payMoneyWords)
  const { leftOut, leftOutCount } = payments
  return (
    <Card title={t.aside}>
      {leftOut.length === 0 ? <p className="muted">{t.asideNone}</p> : null}
      <ul className="rows">
        {leftOut.map((one) => (
          <li key={`${one.kind} ${one.recipientName} ${one.title}`} className="row-line">
            <div>
              <p>{one.recipientName}</p>
              <p className="muted">
                {t.kind[one.kind]} · {t.reason[one.reason]}
              </p>
            </div>
            <Money minor={one.amountMinor} />
          </li>
        ))}
      </ul>
      {leftOutCount > leftOut.length ? (
        <p className="muted pay-note">{t.asideMore(leftOutCount - leftOut.length)}</p>
      ) : null}
    </Card>
  )
}

export function ReleaseCard({ batch }: { batch: PaymentBatch }) {
  const t = useWords(payMoneyWords)
  const f = useFormat()
  const by = (name: string | null, at: Date | null) =>
    name && at ? t.releasedBy(name, f.dateTime(at)) : <span className="muted">{t.waiting}</span>
  const { exportedAt, exportFormat } = batch
  return (
    <Card title={t.releases}>
      <DescriptionList
        items={[
          {
            label: t.preparedBy,
            value: t.releasedBy(batch.createdByName, f.dateTime(batch.createdAt)),
          },
          { label: t.first, value: by(batch.firstReleasedByName, batch.firstReleasedAt) },
          { label: t.second, value: by(batch.secondReleasedByName, batch.secondReleasedAt) },
          exportedAt && exportFormat
            ? {
                label: t.exportedAt,
                value: t.releasedBy(t.format[exportFormat], f.dateTime(exportedAt)),
              }
            : null,
          { label: t.executeOn, value: f.date(batch.payOn) },
        ]}
      />
    </Card>
  )
}

export function BatchBadge({ batch }: { batch: PaymentBatch }) {
  const t = useWords(payMoneyWords)
  return <Badge tone={batchTone[batch.status]}>{t.status[batch.status]}</Badge>
}
