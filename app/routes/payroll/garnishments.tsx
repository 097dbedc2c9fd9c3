// Who has a claim on a person's pay, in the order in which the claims are met.

import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { GarnishmentCard } from '#app/features/payroll/garnishment-card.tsx'
import { AddGarnishment } from '#app/features/payroll/garnishment-form.tsx'
import { payArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payMoneyWords } from '#app/i18n/payroll-payments.ts'
import { Card } from '#app/ui/card.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import {
  addGarnishment,
  changeGarnishment,
  revealGarnishmentAccount,
} from '#tenants/payroll/commands/garnishments.server.ts'
import {
  addGarnishmentInput,
  changeGarnishmentInput,
  revealGarnishmentInput,
} from '#tenants/payroll/garnishment-schema.ts'
import { getEmployee } from '#tenants/payroll/queries/employees.server.ts'
import { listGarnishments } from '#tenants/payroll/queries/garnishments.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, params, at, company }) => {
    const employeeId = params.person ?? ''
    const [person, claims] = await Promise.all([
      getEmployee(ctx, employeeId),
      listGarnishments(ctx, { employeeId }),
    ])
    if (!person) throw new AppError('not_found')
    const name = `${person.firstName} ${person.lastName}`
    return {
      employeeId,
      name,
      claims,
      today: localDateOf(ctx.now, company.zone),
      may: { manage: ctx.actor.can('people:manage'), unmask: ctx.actor.can('people:unmask') },
      at,
      company: company.slug,
      title: `${name} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'payroll:read' },
  async ({ ctx, form, params, at, company, locale }) => {
    const employeeId = params.person ?? ''
    const back = paths.garnishments(at, company.slug, employeeId)
    const t = dictionary(locale).payMoney.claims.done
    const isHere = async (id: string) => {
      const claims = await listGarnishments(ctx, { employeeId })
      if (!claims.some((claim) => claim.id === id)) throw new AppError('not_found')
    }
    switch (form.get('intent')) {
      case 'add': {
        const input = parseForm(form, addGarnishmentInput)
        if (input.employeeId !== employeeId) throw new AppError('not_found')
        const added = await addGarnishment(ctx, input)
        if (!added.ok) refuse({ [added.field ?? 'caseNumber']: added.code })
        return redirectWithToast(back, { tone: 'ok', text: t.added })
      }
      case 'change': {
        const input = parseForm(form, changeGarnishmentInput)
        await isHere(input.garnishmentId)
        const changed = await changeGarnishment(ctx, input)
        if (!changed.ok) refuse({ [changed.field ?? 'reason']: changed.code })
        return redirectWithToast(back, { tone: 'ok', text: t.changed })
      }
      case 'reveal': {
        const input = parseForm(form, revealGarnishmentInput)
        await isHere(input.garnishmentId)
        const { value } = await revealGarnishmentAccount(ctx, input)
        return data(
          { shown: { id: input.garnishmentId, value } },
          { headers: { 'Cache-Control': 'no-store' } },
        )
      }
      default:
        throw new AppError('invalid_input')
    }
  },
)

export default function Garnishments() {
  const { employeeId, name, claims, today, may, at, company } = useLoaderData<typeof loader>()
  const answer = useActionData() as
    | (Partial<Refused> & { shown?: { id: string; value: string } })
    | undefined
  const refused = answer?.errors ? (answer as Refused) : undefined
  const t = useWords(payMoneyWords).claims
  const changing = refused?.values.garnishmentId
  return (
    <>
      <PageHeader
        back={{ to: paths.person(at, company, employeeId), label: name }}
        title={`${t.title}: ${name}`}
        meta={t.intro}
      />
      <div className="cols-main">
        <div className="stack">
          {claims.length === 0 ? (
            <Card>
              <EmptyState icon="check-circle" title={t.none}>
                {t.noneText}
              </EmptyState>
            </Card>
          ) : null}
          {claims.map((claim) => (
            <GarnishmentCard
              key={claim.id}
              claim={claim}
              today={today}
              may={may}
              shown={answer?.shown?.id === claim.id ? answer.shown.value : undefined}
              refused={changing === claim.id ? refused : undefined}
            />
          ))}
        </div>
        {may.manage ? (
          <Card title={t.add}>
            <AddGarnishment
              key={claims.length}
              employeeId={employeeId}
              today={today}
              refused={changing === undefined ? refused : undefined}
            />
          </Card>
        ) : null}
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
