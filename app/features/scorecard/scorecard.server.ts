// The month's scorecard, for the client and for the office alike.
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import type { CompanyIdentity } from '#tenants/identity/types.ts'
import { getMonthCredit } from '#tenants/reporting/queries/month-credit.server.ts'
import { getScorecard } from '#tenants/reporting/queries/scorecard.server.ts'
import { isPeriod, localDateOf, periodOf } from '#tenants/shared/dates.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'

type Asked = { ctx: ScopeContext; url: URL; company: CompanyIdentity; locale: Locale }

export async function loadScorecard({ ctx, url, company, locale }: Asked) {
  const now = periodOf(localDateOf(ctx.now, company.zone))
  const asked = url.searchParams.get('month') ?? ''
  const period = isPeriod(asked) ? asked : now
  const card = await getScorecard(ctx, { period, zone: company.zone })
  return {
    card,
    credit: await getMonthCredit(ctx, card),
    now,
    company: company.slug,
    title: dictionary(locale).scorecard.pageTitle(company.shortName),
  }
}
