import { useActionData, useLoaderData } from '@remix-run/react'
import { loadClock, seqOf } from '#app/features/work/clock.server.ts'
import { ClockPage } from '#app/features/work/clock-page.tsx'
import { runExcuseDeed } from '#app/features/work/excuse.server.ts'
import { ExcuseForm } from '#app/features/work/excuse-form.tsx'
import { deskCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { isExcusable } from '#tenants/work/rules/clock-kinds.ts'

export const loader = deskCompany.loader({ permission: 'work:read' }, async (asked) => ({
  ...(await loadClock(asked)),
  me: asked.session.account.id,
  mayDecide: asked.ctx.actor.can('work:assign'),
}))

export const action = deskCompany.action(
  { permission: 'work:do' },
  async ({ ctx, params, url, form, company, locale }) => {
    const done = await runExcuseDeed(ctx, params, url, form)
    const { item = '', kind = '' } = params
    const here = paths.deskClock(company.slug, item, kind, seqOf(url))
    return redirectWithToast(here, { tone: 'ok', text: dictionary(locale).scorecard.form[done] })
  },
)

export default function DeskClock() {
  const { explained, company, me, mayDecide } = useLoaderData<typeof loader>()
  const refused = useActionData<{
    errors: Record<string, string>
    values: Record<string, string>
  }>()
  const { itemId, clock, excuse } = explained
  return (
    <ClockPage
      explained={explained}
      backTo={paths.deskItem(company, itemId)}
      caseTo={paths.deskClockCase(company, itemId, clock.kind, clock.seq)}
    >
      {clock.breachedAt && isExcusable(clock.kind) ? (
        <ExcuseForm excuse={excuse} me={me} mayDecide={mayDecide} refused={refused} />
      ) : null}
    </ClockPage>
  )
}

export const ErrorBoundary = AreaError
