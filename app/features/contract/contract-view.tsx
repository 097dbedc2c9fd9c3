// One version of a contract for reading, by the office and by the client alike.

import { commonWords } from '#app/i18n/common.ts'
import { contractWords } from '#app/i18n/contract.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { meterNames, nameOf } from '#tenants/billing/rules/names.ts'
import type { ContractVersion } from '#tenants/contracts/types.ts'
import { type CalendarInput, WEEKDAYS } from '#tenants/sla/rules/calendar.ts'
import { priceWords } from './price-words.ts'
import { TermsCard } from './terms-card.tsx'

export type TypeName = { code: string; namePl: string; nameEn: string }
export type Terms = Pick<
  ContractVersion,
  'services' | 'calendar' | 'slaTerms' | 'pricePlan' | 'paymentDays' | 'note'
> &
  Partial<Pick<ContractVersion, 'clientAnswerMinutes' | 'serviceCredits'>>

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
      <TermsCard
        terms={terms.slaTerms}
        types={types}
        clientAnswer={terms.clientAnswerMinutes ?? null}
        credits={terms.serviceCredits ?? null}
      />
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

function HoursCard({ calendar }: { calendar: CalendarInput }) {
  const t = useWords(contractWords).hours
  const f = useFormat()
  const { holidays } = calendar
  const country = 'country' in holidays ? holidays.country : null
  const extra = 'country' in holidays ? (holidays.extra ?? []) : holidays
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
      <p className="contract-note">{country ? t.closedOn[country] : t.noHolidays}.</p>
      {extra.length > 0 ? (
        <p className="muted">
          {t.extra}: {extra.map((date) => f.date(date)).join(', ')}
        </p>
      ) : null}
    </Card>
  )
}
