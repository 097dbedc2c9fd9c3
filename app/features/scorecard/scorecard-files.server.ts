// The scorecard as a paper, and as a table for a spreadsheet: shares first, then every miss.
import { csvOf, csvResponse } from '#app/http/csv.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import type { CompanyIdentity } from '#tenants/identity/types.ts'
import { renderScorecardPdf } from '#tenants/reporting/pdf/scorecard-pdf.ts'
import type { Scorecard, Tally } from '#tenants/reporting/queries/scorecard.server.ts'
import { metBp } from '#tenants/reporting/rules.ts'
import { type Cell, xlsxOf } from '#tenants/shared/xlsx.ts'

export async function scorecardPdf(
  card: Scorecard,
  company: CompanyIdentity,
  locale: Locale,
  createdAt: Date,
): Promise<Response> {
  const { legalName: name, nip, zone } = company
  const bytes = await renderScorecardPdf(card, { locale, company: { name, nip, zone }, createdAt })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="SLA_${company.slug}_${card.period}.pdf"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

export function scorecardCsv(card: Scorecard, company: string, locale: Locale): Response {
  const all = dictionary(locale)
  const t = all.scorecard
  // Basis points are hundredths of a per cent: the same digits as an amount in minor units.
  const row = (group: string, name: string, tally: Tally) => [
    group,
    name,
    t.kind[tally.kind],
    tally.total,
    tally.met,
    tally.excused,
    BigInt(metBp(tally) ?? 0),
  ]
  const head = ['', '', t.clock, t.count, t.metCount, t.excusedCount, `${t.share} (%)`]
  const rows = [
    ...card.all.map((tally) => row(card.period, '', tally)),
    ...card.byType.map((one) => row(t.name.type, locale === 'pl' ? one.namePl : one.nameEn, one)),
    ...card.byService.map((one) => row(t.name.service, all.common.service[one.service], one)),
    ...card.byPerson.map((one) => row(t.name.person, one.name ?? t.nobody, one)),
    [],
    [t.breaches, t.item, t.clock, `${t.over} (min)`, `${t.waited} (min)`, t.excuse, t.closedAt],
    ...card.breaches.map((one) => [
      one.number,
      one.title,
      t.kind[one.kind],
      one.overMinutes,
      one.clientMinutes,
      one.excuse
        ? `${t.decision[one.excuse.decision ?? 'pending']}: ${one.excuse.reason}`
        : t.noExcuse,
      one.closedAt.toISOString(),
    ]),
  ]
  return csvResponse(csvOf(head, rows), `SLA_${company}_${card.period}.csv`)
}

/** Three sheets: shares, time by side, every miss with its reason. */
export function scorecardXlsx(card: Scorecard, company: CompanyIdentity, locale: Locale): Response {
  const all = dictionary(locale)
  const t = all.scorecard
  const row = (group: string, name: string, tally: Tally): Cell[] => {
    const share = metBp(tally)
    return [
      group,
      name,
      t.kind[tally.kind],
      tally.total,
      tally.met,
      tally.excused,
      share === null ? null : { bp: share },
    ]
  }
  const parties = ['provider', 'client', 'authority', 'closed'] as const
  const bytes = xlsxOf([
    {
      name: t.sheet.summary,
      head: [card.period, '', t.clock, t.count, t.metCount, t.excusedCount, t.share],
      rows: [
        ...card.all.map((tally) => row(company.legalName, '', tally)),
        ...(card.clientAnswers ? [row(t.clientAnswers, '', card.clientAnswers)] : []),
        ...card.byType.map((one) =>
          row(t.name.type, locale === 'pl' ? one.namePl : one.nameEn, one),
        ),
        ...card.byService.map((one) => row(t.name.service, all.common.service[one.service], one)),
        ...card.byPerson.map((one) => row(t.name.person, one.name ?? t.nobody, one)),
      ],
    },
    {
      name: t.sheet.time,
      head: [t.sheet.time, t.minutes],
      rows: parties.map((party) => [all.common.party[party], { minutes: card.minutes[party] }]),
    },
    {
      name: t.breaches,
      head: [
        t.item,
        t.name.type,
        t.clock,
        t.over,
        t.waited,
        t.waitedAuthority,
        t.closedAt,
        t.excuse,
        '',
      ],
      rows: card.breaches.map((one): Cell[] => [
        one.number,
        one.title,
        t.kind[one.kind],
        { minutes: one.overMinutes },
        { minutes: one.clientMinutes },
        { minutes: one.authorityMinutes },
        { at: one.closedAt, zone: company.zone },
        one.excuse ? t.decision[one.excuse.decision ?? 'pending'] : t.noExcuse,
        one.excuse?.reason ?? null,
      ]),
    },
  ])
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="SLA_${company.slug}_${card.period}.xlsx"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
