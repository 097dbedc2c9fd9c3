// A person: who they are, their contracts, what is agreed in them and was before.
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccessCard } from '#app/features/payroll/access-card.tsx'
import { EmploymentCard } from '#app/features/payroll/employment-card.tsx'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { PersonActions } from '#app/features/payroll/person-actions.tsx'
import { actOnPerson } from '#app/features/payroll/person-deeds.server.ts'
import { PersonExpiries } from '#app/features/payroll/person-expiries.tsx'
import { PersonFacts } from '#app/features/payroll/person-facts.tsx'
import { YearOpenings } from '#app/features/payroll/year-openings.tsx'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { listApprovedAbsences } from '#tenants/payroll/queries/absences.server.ts'
import { getEmployee } from '#tenants/payroll/queries/employees.server.ts'
import { listExpiries } from '#tenants/payroll/queries/file.server.ts'
import { listLeave, listLeaveOpenings } from '#tenants/payroll/queries/leave.server.ts'
import { listYearOpenings } from '#tenants/payroll/queries/year-openings.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { addDays, localDateOf } from '#tenants/shared/dates.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'

const YEAR = 366
const CONTRACTS_WITH_ABSENCES = 5

export const loader = payArea.loader(
  { permission: 'people:read' },
  async ({ ctx, params, at, company }) => {
    const person = await getEmployee(ctx, params.person ?? '')
    if (!person) throw new AppError('not_found')
    const today = localDateOf(ctx.now, company.zone)
    const days = { from: addDays(today, -YEAR), to: addDays(today, YEAR) }
    const absences = await Promise.all(
      person.employments
        .slice(0, CONTRACTS_WITH_ABSENCES)
        .map(({ id }) => listApprovedAbsences(ctx, { ...days, employmentId: id })),
    )
    const { actor } = ctx
    const contracts = person.employments.filter(({ kind }) => kind === 'uop')
    const [yearOpenings, leave, openings, expiries] = await Promise.all([
      listYearOpenings(ctx, person.id),
      listLeave(ctx, {
        employmentIds: contracts.map(({ id }) => id),
        year: Number(today.slice(0, 4)),
      }),
      Promise.all(contracts.map(({ id }) => leaveSaid(ctx, id))),
      listExpiries(ctx, { today, employeeId: person.id }),
    ])
    return {
      person,
      yearOpenings,
      leave,
      openings: openings.flat(),
      expiries: expiries.items,
      absences: absences.flat(),
      today,
      at,
      company: company.slug,
      may: {
        manage: actor.can('people:manage'),
        unmask: actor.can('people:unmask'),
        invite: actor.can('people:manage') && actor.side === 'client',
      },
      title: `${person.firstName} ${person.lastName} · ${company.shortName}`,
    }
  },
)

async function leaveSaid(ctx: ScopeContext, employmentId: string) {
  const rows = await listLeaveOpenings(ctx, { employmentId })
  return rows.map((row) => ({ ...row, employmentId }))
}

export const action = payArea.action(
  { permission: 'people:read' },
  ({ ctx, form, params, at, company, locale }) => {
    const employeeId = params.person ?? ''
    const back = paths.person(at, company.slug, employeeId)
    return actOnPerson(ctx, { form, locale, employeeId, back })
  },
)

export default function Person() {
  const { person, yearOpenings, absences, leave, openings, expiries, today, at, company, may } =
    useLoaderData<typeof loader>()
  const answer = useActionData() as
    | (Partial<Refused> & { shown?: { field: string; value: string } })
    | undefined
  const refused = answer?.errors ? (answer as Refused) : undefined
  const t = useWords(payPeopleWords)
  const isCurrent = person.employments.some(
    ({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today),
  )
  return (
    <>
      <PageHeader
        back={{ to: paths.staff(at, company), label: t.title }}
        title={`${person.firstName} ${person.lastName}`}
        meta={
          <span className="cluster">
            <span className="num">
              {t.person.number} {person.number}
            </span>
            <Badge tone={isCurrent ? 'ok' : 'neutral'}>
              {isCurrent ? t.isCurrent : t.isFormer}
            </Badge>
            <PersonExpiries
              expiries={expiries}
              today={today}
              fileTo={paths.personFile(at, company, person.id)}
            />
          </span>
        }
        actions={
          may.manage ? (
            <PersonActions
              at={at}
              company={company}
              person={person.id}
              isHired={person.employments.length > 0}
              lapsed={expiries.filter(({ endsOn }) => endsOn < today).length}
            />
          ) : null
        }
      />
      <div className="cols-main">
        <div className="stack">
          {person.employments.length === 0 ? (
            <Card>
              <EmptyState icon="contract" title={t.employment.none}>
                {t.employment.noneText}
              </EmptyState>
            </Card>
          ) : null}
          {person.employments.map((contract) => (
            <EmploymentCard
              key={contract.id}
              contract={contract}
              absences={absences.filter(({ employmentId }) => employmentId === contract.id)}
              leave={leave.find(({ employmentId }) => employmentId === contract.id)}
              openings={openings.filter(({ employmentId }) => employmentId === contract.id)}
              today={today}
              termsTo={
                may.manage && contract.current
                  ? paths.personTerms(at, company, person.id, contract.id)
                  : null
              }
              absenceTo={
                may.manage ? paths.newAbsence(at, company, { contract: contract.id }) : null
              }
              refused={refused?.values.employmentId === contract.id ? refused : undefined}
            />
          ))}
        </div>
        <div className="stack">
          <PersonFacts person={person} canShow={may.unmask} shown={answer?.shown} />
          <YearOpenings
            openings={yearOpenings}
            employeeId={person.id}
            canManage={may.manage}
            refused={refused}
          />
          <AccessCard person={person} canInvite={may.invite} refused={refused} />
        </div>
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
