// One clock of an item, for the desk and the portal alike: as a page and as its case.
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import type { CompanyIdentity } from '#tenants/identity/types.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import { getClockExplained } from '#tenants/work/queries/clock.server.ts'
import type { ExplainedClock } from '#tenants/work/types.ts'
import { caseFileName } from './case-file.ts'

type Asked = {
  ctx: ScopeContext
  params: Record<string, string | undefined>
  url: URL
  company: CompanyIdentity
  locale: Locale
}

/** Which clock of its kind the address names; no number is the first. */
export function seqOf(url: URL): number {
  const text = url.searchParams.get('seq') ?? '1'
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new AppError('not_found')
  return Number(text)
}

async function requireClock({ ctx, params, url }: Asked): Promise<ExplainedClock> {
  const { item = '', kind = '' } = params
  const explained = await getClockExplained(ctx, { itemId: item, kind, seq: seqOf(url) })
  if (!explained) throw new AppError('not_found')
  return explained
}

export async function loadClock(asked: Asked) {
  const { slaCase: _, ...explained } = await requireClock(asked)
  const t = dictionary(asked.locale).clocks
  const { shortName, slug } = asked.company
  return {
    explained,
    company: slug,
    title: t.pageTitle(t.nameOf(explained.clock), explained.number, shortName),
  }
}

/** One line of JSON, as `calc sla` reads it. */
export async function loadClockCase(asked: Asked): Promise<Response> {
  const { slaCase, number, clock } = await requireClock(asked)
  return new Response(`${JSON.stringify(slaCase)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${caseFileName(number, clock)}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
