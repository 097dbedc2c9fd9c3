// Issuing many invoices: the list to be confirmed, and what became of each.

import { Form, Link } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { billingProblem, billingWords } from '#app/i18n/billing.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { sum } from '#tenants/shared/money.ts'
import { Consequences } from './consequences.tsx'

export type Brief = {
  invoiceId: string
  version: number
  slug: string
  name: string
  grossMinor: bigint
  isFlagged: boolean
}

export function Confirm({
  period,
  series,
  isEarly,
  drafts,
}: {
  period: string
  series: string
  /** The month still runs. */
  isEarly: boolean
  drafts: Brief[]
}) {
  const { billing: t, common } = useWords({ billing: billingWords, common: commonWords })
  const f = useFormat()
  const back = paths.officeBillingPeriod(period)
  if (drafts.length === 0) return <NothingChosen period={period} />
  return (
    <>
      <PageHeader
        title={t.issue.manyTitle}
        back={{ to: back, label: t.review.back(f.month(period, 'long')) }}
      />
      <Consequences
        lines={[
          t.issue.number(series),
          ...(isEarly ? [t.issue.early] : []),
          t.issue.mail,
          t.issue.correct,
        ]}
      />
      <Card flush>
        <table className="inv-list">
          <caption className="sr">{t.overview.label}</caption>
          <tbody>
            {drafts.map((draft) => (
              <tr key={draft.invoiceId}>
                <th scope="row">
                  <Link to={paths.officeInvoice(draft.slug, draft.invoiceId)}>{draft.name}</Link>
                </th>
                <td>{draft.isFlagged ? <Badge tone="warn">{t.issue.flaggedHere}</Badge> : null}</td>
                <td className="n">
                  <Money minor={draft.grossMinor} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.issue.total}</th>
              <td />
              <td className="n">
                <Money minor={sum(drafts.map(({ grossMinor }) => grossMinor))} strong />
              </td>
            </tr>
          </tfoot>
        </table>
      </Card>
      <Form method="post" className="confirm-form">
        {drafts.map(({ invoiceId, version }) => (
          <input key={invoiceId} type="hidden" name="ids" value={`${invoiceId}:${version}`} />
        ))}
        <SubmitButton name="intent" value="issue">
          {t.issue.confirmMany(drafts.length)}
        </SubmitButton>
        <LinkButton to={back}>{common.actions.cancel}</LinkButton>
      </Form>
    </>
  )
}

export function NothingChosen({ period }: { period: string }) {
  const t = useWords(billingWords).issue
  const back = paths.officeBillingPeriod(period)
  return (
    <>
      <PageHeader title={t.manyTitle} />
      <EmptyState
        icon="invoice"
        title={t.nothingChosen}
        actions={<LinkButton to={back}>{t.backToMonth}</LinkButton>}
      >
        {t.nothingChosenText}
      </EmptyState>
    </>
  )
}

type Row = Brief & ({ ok: true; number: string } | { ok: false; code: string })

export function Report({ period, rows }: { period: string; rows: Row[] }) {
  const t = useWords(billingWords)
  const f = useFormat()
  const back = paths.officeBillingPeriod(period)
  const done = rows.filter(({ ok }) => ok).length
  return (
    <>
      <PageHeader
        title={t.issue.reportDone(done, rows.length)}
        back={{ to: back, label: t.review.back(f.month(period, 'long')) }}
      />
      <Card flush>
        <table className="inv-list">
          <caption className="sr">{t.issue.report}</caption>
          <tbody>
            {rows.map((row) => (
              <tr key={row.invoiceId}>
                <th scope="row">
                  <Link to={paths.officeInvoice(row.slug, row.invoiceId)}>{row.name}</Link>
                </th>
                <td>
                  {row.ok ? (
                    <Badge tone="ok" icon="check">
                      {row.number}
                    </Badge>
                  ) : (
                    <span className="fg-bad">{billingProblem(t, row.code)}</span>
                  )}
                </td>
                <td className="n">
                  <Money minor={row.grossMinor} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <div className="confirm-form">
        <LinkButton to={back} variant="primary">
          {t.issue.backToMonth}
        </LinkButton>
      </div>
    </>
  )
}
