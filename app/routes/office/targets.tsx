// What the teams set themselves: tighter than the contracts, seen by nobody of the clients.
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readMinutes } from '#app/features/contract/typed-terms.ts'
import { TargetForm, TargetList } from '#app/features/office/team-targets.tsx'
import { office } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { peopleWords } from '#app/i18n/people.ts'
import { slaWords } from '#app/i18n/sla.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { localDateOf, readTypedDate } from '#tenants/shared/dates.ts'
import {
  removeTeamTarget,
  setTeamTarget,
  teamTargetInput,
} from '#tenants/work/commands/team-targets.server.ts'
import { listTeamTargets } from '#tenants/work/queries/team-targets.server.ts'

export const loader = office.loader({ permission: 'staff:read' }, async ({ ctx, locale }) => ({
  targets: await listTeamTargets(ctx),
  canManage: ctx.actor.can('staff:manage'),
  title: dictionary(locale).sla.targets.title,
}))

const typed = z.object({
  service: z.string(),
  effectiveFrom: z.string().trim().min(1, 'required'),
  firstResponseMinutes: z.string().trim().min(1, 'required'),
  resolutionMinutes: z.string().trim().min(1, 'required'),
})

export const action = office.action(
  { permission: 'staff:manage' },
  async ({ ctx, form, locale }) => {
    const t = dictionary(locale).sla.targets
    if (form.get('intent') === 'remove') {
      const removed = await removeTeamTarget(ctx, { id: String(form.get('id')) })
      if (!removed.ok) refuse({ remove: removed.code })
      return redirectWithToast(paths.officeTargets(), { tone: 'ok', text: t.removed })
    }
    const given = parseForm(form, typed)
    const day = readTypedDate(given.effectiveFrom, localDateOf(ctx.now, 'Europe/Warsaw'))
    const parsed = teamTargetInput.safeParse({
      service: given.service,
      effectiveFrom: day ?? '',
      firstResponseMinutes: readMinutes(given.firstResponseMinutes),
      resolutionMinutes: readMinutes(given.resolutionMinutes),
    })
    if (!parsed.success) {
      const errors: Record<string, string> = {}
      for (const { path, message } of parsed.error.issues) errors[String(path[0])] ??= message
      refuse(errors)
    }
    const set = await setTeamTarget(ctx, parsed.data)
    if (!set.ok) refuse({ effectiveFrom: set.code })
    return redirectWithToast(paths.officeTargets(), { tone: 'ok', text: t.saved })
  },
)

type Refused = { errors?: Record<string, string>; values?: Record<string, string> }

export default function Targets() {
  const { targets, canManage } = useLoaderData<typeof loader>()
  const { errors = {}, values = {} } = (useActionData() as Refused | undefined) ?? {}
  const t = useWords({ people: peopleWords, sla: slaWords })
  return (
    <>
      <PageHeader
        back={{ to: paths.officeStaff(), label: t.people.staffTitle }}
        title={t.sla.targets.title}
        meta={t.sla.targets.intro}
      />
      <div className="stack">
        {canManage ? <TargetForm errors={errors} values={values} /> : null}
        <TargetList targets={targets} canManage={canManage} error={errors.remove} />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
