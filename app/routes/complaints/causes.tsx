// What complaints come from, and what is done so that they do not come again.

import { useActionData, useLoaderData } from '@remix-run/react'
import {
  ActionList,
  CauseTree,
  NewAction,
  NewCause,
} from '#app/features/complaints/cause-parts.tsx'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { complaintArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import {
  addCause,
  advanceAction,
  openCorrectiveAction,
} from '#tenants/complaints/commands/keep-causes.server.ts'
import { listActions, listCauses } from '#tenants/complaints/queries/causes.server.ts'
import { actionInput, actionStepInput, causeInput } from '#tenants/complaints/schema.ts'
import { addDays, localDateOf } from '#tenants/shared/dates.ts'

const CHECK_AFTER_DAYS = 30

export const loader = complaintArea.loader(
  { permission: 'complaints:read' },
  async ({ ctx, at, company, locale }) => {
    const [causes, actions] = await Promise.all([listCauses(ctx), listActions(ctx)])
    const today = localDateOf(ctx.now, company.zone)
    return {
      causes,
      actions,
      today,
      checkOn: addDays(today, CHECK_AFTER_DAYS),
      at,
      company: company.slug,
      canDo: ctx.actor.can('complaints:do'),
      title: `${dictionary(locale).complaints.causesPage.title} · ${company.shortName}`,
    }
  },
)

export const action = complaintArea.action(
  { permission: 'complaints:do' },
  async ({ ctx, form, at, company, locale }) => {
    const intent = String(form.get('intent'))
    const kind = intent === 'cause' || intent === 'action' ? intent : 'step'
    const done =
      kind === 'cause'
        ? await addCause(ctx, parseForm(form, causeInput))
        : kind === 'action'
          ? await openCorrectiveAction(ctx, parseForm(form, actionInput))
          : await advanceAction(ctx, parseForm(form, actionStepInput))
    if (!done.ok) refuse({ [done.field ?? 'form']: done.code })
    const text = dictionary(locale).complaints.causesPage.done[kind]
    return redirectWithToast(paths.complaintCauses(at, company.slug), { tone: 'ok', text })
  },
)

export default function Causes() {
  const { causes, actions, today, checkOn, at, company, canDo } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(complaintsWords)
  const days = { today, checkOn }
  return (
    <>
      <PageHeader
        back={{ to: paths.complaints(at, company), label: t.title }}
        title={t.causesPage.title}
      />
      <div className="cols-main">
        <div className="stack">
          <ActionList
            actions={actions}
            canDo={canDo}
            days={days}
            refused={refused}
            complaintTo={(id) => paths.complaint(at, company, id)}
          />
          {canDo ? <NewAction causes={causes} refused={refused} key={actions.length} /> : null}
        </div>
        <div className="stack">
          <CauseTree causes={causes} />
          {canDo ? <NewCause causes={causes} refused={refused} key={causes.length} /> : null}
        </div>
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
