// One version of a contract for reading, by the office and by the client alike.

import { commonWords } from '#app/i18n/common.ts'
import { contractWords } from '#app/i18n/contract.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { meterNames, nameOf } from '#tenants/billing/rules/names.ts'
import type { ContractVersion, SlaTerm } from '#tenants/contracts/types.ts'
import { type CalendarInput, WEEKDAYS } from '#tenants/sla/rules/calendar.ts'
import { priceWords } from './price-words.ts'

export type TypeName = { code: string; namePl: string; nameEn: string }
export type Terms = Pick<
  ContractVersion,
  'services' | 'calendar' | 'slaTerms' | 'pricePlan' | 'paymentDays' | 'note'
>

export function ContractView({ terms, types }: { terms: Terms; types: readonly TypeName[] }) {
  const all = useWords({ common: commonWords, contract: contractWords })
  const t = all.contract
  return (
    <div className="stack">
      <Card title={t.services}>
        <p className="cluster">
          {terms.services.map((service) => (
            <Badge key={service} tone="info">
              {all.common.service[service]}
            </Badge>
          ))}
        </p>
        {terms.note ? <p className="contract-note">{terms.note}</p> : null}
      </Card>
      <PriceCard terms={terms} />
      <TermsCard terms={terms.slaTerms} types={types} />
      <HoursCard calendar={terms.calendar} />
    </div>
  )
}

function PriceCard({ terms: { pricePlan, paymentDays } }: { terms: Terms }) {
  const t = useWords(contractWords).prices
  const { locale } = useLocale()
  const f = useFormat()
  const { components, minimum_minor: minimum } = pricePlan
  return (
    <Card title={t.title} meta={t.net}>
      {components.length === 0 ? <p className="muted">{t.none}</p> : null}
      <DescriptionList
        items={[
          ...components.map((component) => {
            const names = nameOf(component, meterNames)
            return {
              label: locale === 'pl' ? names.namePl : names.nameEn,
              value: (
                <ul className="price-lines">
                  {priceWords(component, t, f).map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              ),
            }
          }),
          { label: t.payment, value: t.days(paymentDays) },
        ]}
      />
      {minimum ? <p className="contract-note">{t.minimum(f.money(BigInt(minimum)))}</p> : null}
    </Card>
  )
}

function TermsCard(props: { terms: readonly SlaTerm[]; types: readonly TypeName[] }) {
  const all = useWords({ contract: contractWords })
  const t = all.contract.sla
  const { locale } = useLocale()
  const f = useFormat()
  const nameOfType = (code: string) => {
    const type = props.types.find((one) => one.code === code)
    return type ? (locale === 'pl' ? type.namePl : type.nameEn) : code
  }
  if (props.terms.length === 0) {
    return (
      <Card title={t.title}>
        <p className="muted">{t.none}</p>
      </Card>
    )
  }
  return (
    <Card title={t.title} meta={all.contract.hours.hint} flush>
      <table className="t">
        <caption className="sr">{t.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.type}</th>
            <th scope="col" className="n">
              {t.first}
            </th>
            <th scope="col" className="n">
              {t.resolution}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.terms.map((term) => (
            <tr key={term.requestType}>
              <th scope="row" className="wrap">
                {nameOfType(term.requestType)}
                {term.tellsClient ? <span className="muted"> · {t.told}</span> : null}
              </th>
              <td className="n">{f.minutes(term.firstResponseMinutes)}</td>
              <td className="n">{f.minutes(term.resolutionMinutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function HoursCard({ calendar }: { calendar: CalendarInput }) {
  const t = useWords(contractWords).hours
  const f = useFormat()
  const { holidays } = calendar
  const isPolish = 'country' in holidays
  const extra = isPolish ? (holidays.extra ?? []) : holidays
  return (
    <Card title={t.title}>
      <DescriptionList
        items={[
          ...WEEKDAYS.map((day) => {
            const windows = calendar.hours[day] ?? []
            return {
              label: t.days[day],
              value: windows.map(([from, to]) => `${from}–${to}`).join(', ') || t.closed,
              numeric: true,
            }
          }),
          { label: t.zone, value: calendar.zone.replaceAll('_', ' ') },
        ]}
      />
      <p className="contract-note">{isPolish ? t.holidaysPl : t.noHolidays}.</p>
      {extra.length > 0 ? (
        <p className="muted">
          {t.extra}: {extra.map((date) => f.date(date)).join(', ')}
        </p>
      ) : null}
    </Card>
  )
}
