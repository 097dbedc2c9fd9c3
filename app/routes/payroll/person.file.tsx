// The employee file of a person: its parts, how long it is kept, and what is put in.

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { actOnFile } from '#app/features/payroll/file-deeds.server.ts'
import { FilePaperForm, PaperRequestForm } from '#app/features/payroll/file-forms.tsx'
import { FileParts } from '#app/features/payroll/file-parts.tsx'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payFileWords } from '#app/i18n/payroll-file.ts'
import { Card } from '#app/ui/card.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { getEmployee } from '#tenants/payroll/queries/employees.server.ts'
import { getEmployeeFile } from '#tenants/payroll/queries/file.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = payArea.loader(
  { permission: 'people:read' },
  async ({ ctx, params, url, at, company, locale }) => {
    const employeeId = params.person ?? ''
    const [person, file] = await Promise.all([
      getEmployee(ctx, employeeId),
      getEmployeeFile(ctx, { employeeId }),
    ])
    if (!person) throw new AppError('not_found')
    const name = `${person.firstName} ${person.lastName}`
    const renew = url.searchParams.get('renew')
    return {
      ...file,
      renewed: file.entries.find(({ id, renewedById }) => id === renew && !renewedById) ?? null,
      person: { id: person.id, name },
      contracts: person.employments.map(({ id, number }) => ({ id, number })),
      today: localDateOf(ctx.now, company.zone),
      at,
      company: company.slug,
      canManage: ctx.actor.can('people:manage'),
      title: `${dictionary(locale).payFile.title}: ${name} · ${company.shortName}`,
    }
  },
)

export const action = payArea.handler(
  { permission: 'people:manage' },
  async ({ request, open, params, at, company, locale }) => {
    const employeeId = params.person ?? ''
    const { tenantId } = company
    const answer = await actOnFile({ request, tenantId, open, employeeId })
    if (answer.kind === 'refused') return data(answer, { status: 422 })
    const t = dictionary(locale).payFile
    const text = answer.kind === 'added' ? t.done(answer.number) : t.request.done(answer.number)
    return redirectWithToast(paths.personFile(at, company.slug, employeeId), { tone: 'ok', text })
  },
)

export default function PersonFile() {
  const page = useLoaderData<typeof loader>()
  const { entries, retention, renewed, person, contracts, today, at, company, canManage } = page
  const refused = useActionData<Refused>()
  const isRequest = refused?.values.intent === 'request'
  const t = useWords(payFileWords)
  const f = useFormat()
  return (
    <>
      <PageHeader
        back={{ to: paths.person(at, company, person.id), label: person.name }}
        title={t.title}
        meta={t.intro}
      />
      <div className="cols-main">
        <div className="stack">
          <FileParts
            entries={entries}
            place={{ at, company, person: person.id }}
            today={today}
            canManage={canManage}
          />
        </div>
        <div className="stack">
          {canManage ? (
            <FilePaperForm
              key={`${entries.length} ${renewed?.id}`}
              employeeId={person.id}
              contracts={contracts}
              renewed={renewed}
              today={today}
              refused={isRequest ? undefined : refused}
            />
          ) : null}
          <Card title={t.retention.title}>
            {retention ? (
              <p className="strong">{t.retention.until(f.date(retention.until))}</p>
            ) : null}
            <p className="muted">
              {retention ? t.retention[retention.basis] : t.retention.running}
            </p>
          </Card>
          {canManage ? (
            <PaperRequestForm employeeId={person.id} refused={isRequest ? refused : undefined} />
          ) : null}
        </div>
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
