// What a change of terms would do, before it is taken: each term, so far and from then on,
// and the closed months that it reaches back into.

import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { Card } from '#app/ui/card.tsx'
import { Notice } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { TermsChange, TermsContent } from '#tenants/payroll/types.ts'
import { hoursText } from './terms-fields.tsx'

/** A term in words; the record keeps codes and numbers. */
export function useTermText() {
  const t = useWords(payPeopleWords).terms
  const none = useWords(commonWords).none
  const f = useFormat()
  const words: Partial<Record<string, Record<string, string>>> = {
    payKind: t.payKinds,
    kup: t.kups,
    taxAdvance: t.taxAdvances,
    disability: t.disabilities,
  }
  return (field: string, value: unknown): string => {
    if (field === 'pit2Minor' && value === null) return t.pit2['']
    if (value === null || value === '') return none
    if (typeof value === 'bigint') return f.money(value)
    if (typeof value === 'boolean') return value ? t.yes : t.no
    if (field.endsWith('Bp')) return f.percent(Number(value), 2)
    if (field === 'weekMinutes') {
      return (value as number[]).map((m, at) => `${t.weekdays[at]} ${hoursText(m)}`).join(', ')
    }
    if (Array.isArray(value)) {
      const names = value.map((one) => t.reliefNames[one as keyof typeof t.reliefNames])
      return names.join(', ') || none
    }
    return words[field]?.[String(value)] ?? String(value)
  }
}

export function TermsEffect({ effect }: { effect: TermsChange }) {
  const t = useWords(payPeopleWords).terms
  const f = useFormat()
  const text = useTermText()
  const months = [...new Set(effect.touched.map(({ period }) => period))].map((one) =>
    f.month(one, 'long'),
  )
  return (
    <div className="stack">
      {effect.isBackDated || months.length > 0 ? (
        <Notice tone="warn" title={t.backDated}>
          <p>{months.length > 0 ? t.touched(months.join(', ')) : t.notTouched}</p>
        </Notice>
      ) : null}
      {effect.nextFrom ? <Notice>{t.nextFrom(f.date(effect.nextFrom))}</Notice> : null}
      <Card title={t.effect} flush={effect.changed.length > 0}>
        {effect.changed.length === 0 ? <p className="muted">{t.nothing}</p> : null}
        {effect.changed.length > 0 ? (
          <div className="dt-scroll">
            <table className="t t-plain">
              <thead>
                <tr>
                  <th scope="col">{t.field}</th>
                  <th scope="col">{t.from}</th>
                  <th scope="col">{t.to}</th>
                </tr>
              </thead>
              <tbody>
                {effect.changed.map(({ field, from, to }) => (
                  <tr key={field}>
                    <th scope="row">{t.fields[field as keyof TermsContent]}</th>
                    <td className="muted">{text(field, from)}</td>
                    <td className="strong">{text(field, to)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </Card>
    </div>
  )
}
