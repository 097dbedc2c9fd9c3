// Parts of the page of a monthly set: what it comes to, what has to be looked at, the boxes
// of DRA in words, and what a correction changes.

import { useWords } from '#app/i18n/locale.tsx'
import { payDeclarationsWords } from '#app/i18n/payroll-declarations.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { Money } from '#app/ui/text.tsx'
import { type Formatters, useFormat } from '#app/ui/use-format.ts'
import type { ZusSetView } from './zus-set-view.server.ts'

type Props = { view: ZusSetView }

const signed = (f: Formatters, minor: bigint) => `${minor > 0n ? '+' : ''}${f.money(minor)}`

/** IV.p1 as people name it: block IV, box 01. */
const boxName = (block: string, box: string) => `${block}.${box.slice(1).padStart(2, '0')}`

export function ZusSetFacts({ view, today }: Props & { today: string }) {
  const t = useWords(payDeclarationsWords).set
  const f = useFormat()
  const { head, row, cause } = view
  const total = BigInt(head.totalMinor ?? '0')
  const isPast = row.status !== 'sent' && row.status !== 'replaced' && head.dueOn < today
  const owesMore = cause ? cause.change > 0n : total > 0n
  return (
    <>
      <Stats>
        <Stat
          label={total < 0n ? t.toReturn : t.toPay}
          value={<Money minor={total < 0n ? -total : total} />}
        />
        {cause ? (
          <Stat
            label={t.toPayChange}
            value={signed(f, cause.change)}
            hint={t.wasToPay(f.money(cause.before))}
          />
        ) : null}
        <Stat
          label={t.due}
          value={f.date(head.dueOn)}
          hint={isPast ? (owesMore ? t.duePassed : t.duePassedOpen) : t.terms[head.termCode]}
          tone={isPast ? 'bad' : undefined}
        />
        <Stat label={t.insured} value={head.people} />
      </Stats>
      <Card title={t.payer}>
        <DescriptionList
          items={[
            { label: 'NIP', value: head.payer.nip, numeric: true },
            { label: 'REGON', value: head.payer.regon, numeric: true },
            {
              label: t.number,
              value: `${String(head.number).padStart(2, '0')} ${head.period}`,
              numeric: true,
            },
            { label: t.accident, value: f.percent(head.accidentBp, 2), numeric: true },
            {
              label: t.runs,
              value: head.runs
                .map(({ title, payOn }) => `${title} (${t.paidOn} ${f.date(payOn)})`)
                .join('; '),
            },
            { label: t.made, value: `${row.madeByName}, ${f.dateTime(row.madeAt)}` },
            row.sentAt !== null && {
              label: t.sent,
              value: `${row.sentByName}, ${f.dateTime(row.sentAt)}`,
            },
          ]}
        />
      </Card>
    </>
  )
}

export function ZusSetWarnings({ view }: Props) {
  const t = useWords(payDeclarationsWords).set
  const f = useFormat()
  const groups = [...new Set(view.warnings.map(({ code }) => code))].map((code) => ({
    code,
    list: view.warnings.filter((one) => one.code === code),
  }))
  const detailOf = (code: string, detail: string | null) => {
    if (detail === null) return null
    if (code === 'payer_fee_not_taken') return f.money(BigInt(detail))
    if (/^\d{4}-\d\d$/.test(detail)) return f.month(detail, 'long')
    if (/^\d{4}-\d\d-\d\d$/.test(detail)) return f.date(detail)
    return detail.replace(/\d{4}-\d\d-\d\d/g, (date) => f.date(date))
  }
  return (
    <Card title={t.warnings}>
      {groups.length === 0 ? <p className="muted">{t.noWarnings}</p> : null}
      <ul className="rows">
        {groups.map(({ code, list }) => (
          <li key={code}>
            <p>
              <Badge tone="warn">{list.length}</Badge> {t.warning[code]}
            </p>
            <p className="muted">
              {list
                .map(({ name, detail }) =>
                  [name, detailOf(code, detail)].filter(Boolean).join(': '),
                )
                .filter(Boolean)
                .join('; ')}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function ZusSetDifferences({ view }: Props) {
  const all = useWords(payDeclarationsWords)
  const t = all.set
  const f = useFormat()
  const { cause } = view
  if (!view.differences || !cause) return null
  const runs = (list: typeof cause.addedRuns) =>
    list.map(({ title, payOn }) => `${title} (${t.paidOn} ${f.date(payOn)})`).join('; ')
  const more = (view.head.changed ?? 0) > view.changedNames.length ? ', …' : ''
  const names = `${view.changedNames.join(', ')}${more}`
  const isSameRuns = cause.addedRuns.length + cause.removedRuns.length === 0
  return (
    <Card title={t.difference}>
      {cause.addedRuns.length > 0 ? (
        <p>
          {t.addedRuns}: {runs(cause.addedRuns)}
        </p>
      ) : null}
      {cause.removedRuns.length > 0 ? (
        <p>
          {t.removedRuns}: {runs(cause.removedRuns)}
        </p>
      ) : null}
      {isSameRuns ? <p>{t.sameRuns}</p> : null}
      <p>
        {view.head.changed === 0
          ? t.noChangedPeople
          : `${t.changedPeople}: ${all.people(view.head.changed ?? 0)} (${names})`}
      </p>
      {view.differences.length === 0 ? <p className="muted">{t.sameAmounts}</p> : null}
      <ul className="rows">
        {view.differences.map(({ block, box, before, after }) => (
          <li key={`${block}.${box}`} className="row-line">
            <span>
              <span className="muted num">{boxName(block, box)}</span> {all.dra[`${block}.${box}`]}
            </span>
            <span>
              <Money minor={before} /> → <Money minor={after} strong />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function ZusSetBoxes({ view }: Props) {
  const t = useWords(payDeclarationsWords)
  return (
    <Card title={t.set.boxes}>
      <div className="zus-blocks">
        {view.boxes.map(({ block, boxes }) => (
          <section key={block} aria-label={t.draBlocks[block]}>
            <h3>{t.draBlocks[block]}</h3>
            <ul className="rows">
              {boxes.map(({ box, amount }) => (
                <li key={box} className="row-line">
                  <span>
                    <span className="muted num">{boxName(block, box)}</span>{' '}
                    {t.dra[`${block}.${box}`]}
                  </span>
                  <Money minor={amount} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  )
}
