import { Form } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payMoneyWords } from '#app/i18n/payroll-payments.ts'
import { Badge, type BadgeTone } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { AccountNumber, Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { Garnishment } from '#tenants/payroll/queries/garnishments.server.ts'
import type { Refused } from './form-words.ts'
import { ChangeGarnishment } from './garnishment-form.tsx'

type State = 'active' | 'coming' | 'ended' | 'met'
const tones: Record<State, BadgeTone> = {
  active: 'warn',
  coming: 'info',
  ended: 'neutral',
  met: 'ok',
}

function stateOf(claim: Garnishment, today: string): State {
  if (claim.totalMinor !== null && BigInt(claim.takenMinor) >= BigInt(claim.totalMinor)) {
    return 'met'
  }
  if (claim.validTo !== null && claim.validTo < today) return 'ended'
  return claim.validFrom > today ? 'coming' : 'active'
}

export function GarnishmentCard({
  claim,
  today,
  may,
  shown,
  refused,
}: {
  claim: Garnishment
  today: string
  may: { manage: boolean; unmask: boolean }
  /** The whole account, when it was asked for just now. */
  shown?: string | undefined
  refused?: Refused | undefined
}) {
  const t = useWords(payMoneyWords).claims
  const f = useFormat()
  const state = stateOf(claim, today)
  const left =
    claim.totalMinor === null ? null : BigInt(claim.totalMinor) - BigInt(claim.takenMinor)
  return (
    <Card
      title={`${claim.position}. ${claim.creditor}`}
      meta={
        <span className="cluster">
          <Badge tone={tones[state]}>{t[state]}</Badge>
          <span>{t.kind[claim.kind]}</span>
          <span className="num">{claim.caseNumber}</span>
        </span>
      }
    >
      <div className="stack">
        <DescriptionList
          items={[
            { label: t.receivedOn, value: f.date(claim.receivedOn) },
            {
              label: t.validFrom,
              value: t.from(f.date(claim.validFrom), claim.validTo ? f.date(claim.validTo) : null),
            },
            {
              label: t.total,
              value: claim.totalMinor === null ? t.noEnd : <Money minor={claim.totalMinor} />,
            },
            {
              label: t.monthly,
              value:
                claim.monthlyMinor === null ? t.monthlyAll : <Money minor={claim.monthlyMinor} />,
            },
            { label: t.taken, value: <Money minor={claim.takenMinor} /> },
            left === null ? null : { label: t.left, value: <Money minor={left} /> },
            {
              label: t.account,
              value: <Account claim={claim} canShow={may.unmask} shown={shown} />,
            },
          ]}
        />
        <p className="muted">{t.recorded(claim.recordedByName, f.dateTime(claim.recordedAt))}</p>
        {may.manage ? (
          <details className="more" open={refused !== undefined}>
            <summary>{t.change}</summary>
            <ChangeGarnishment claim={claim} refused={refused} />
          </details>
        ) : null}
      </div>
    </Card>
  )
}

function Account(props: { claim: Garnishment; canShow: boolean; shown?: string | undefined }) {
  const { claim, canShow, shown } = props
  const all = useWords({ common: commonWords, payMoney: payMoneyWords })
  const t = all.payMoney.claims
  if (!claim.accountLast) return <span className="muted">{t.accountNone}</span>
  if (shown) {
    return (
      <span role="status">
        <AccountNumber value={shown} />
      </span>
    )
  }
  return (
    <span className="cluster">
      <span className="num">•••• {claim.accountLast}</span>
      {canShow ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="garnishmentId" value={claim.id} />
          <Button
            type="submit"
            size="sm"
            variant="ghost"
            icon="eye"
            name="intent"
            value="reveal"
            aria-label={t.show(claim.caseNumber)}
          >
            {all.common.actions.show}
          </Button>
        </Form>
      ) : null}
    </span>
  )
}
