// An absence from papers, or a sickness with the data of its certificate. The person is found
// first: a company may have thousands.

import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { AbsenceForm } from '#app/features/payroll/absence-form.tsx'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { payArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { FilterBar } from '#app/ui/filter-bar.tsx'
import { formatMonth } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icons.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { recordAbsence, recordSickness } from '#tenants/payroll/commands/absences.server.ts'
import { getEmployee, listEmployees } from '#tenants/payroll/queries/employees.server.ts'
import { loadEmployment } from '#tenants/payroll/queries/terms.server.ts'
import {
  employeeFilters,
  recordAbsenceInput,
  recordSicknessInput,
} from '#tenants/payroll/schema.ts'

const FOUND = 20

export const loader = payArea.loader(
  { permission: 'people:manage' },
  async ({ ctx, url, at, company, locale }) => {
    const contractId = url.searchParams.get('contract')
    const common = {
      at,
      company: company.slug,
      title: `${dictionary(locale).payTime.form.title} · ${company.shortName}`,
    }
    if (!contractId) {
      const { search } = employeeFilters.parse(Object.fromEntries(url.searchParams))
      const found = await listEmployees(ctx, { search, state: 'current', limit: FOUND })
      return { ...common, chosen: null, search: search ?? '', found: found.items }
    }
    const contract = await loadEmployment(ctx, contractId)
    const person = await getEmployee(ctx, contract.employeeId)
    const { id, kind, number } = contract
    const name = person ? `${person.firstName} ${person.lastName}` : ''
    return { ...common, chosen: { id, kind, number, name }, search: '', found: [] }
  },
)

export const action = payArea.action(
  { permission: 'people:manage' },
  async ({ ctx, form, at, company, locale }) => {
    const recorded =
      form.get('intent') === 'sickness'
        ? await recordSickness(ctx, parseForm(form, recordSicknessInput))
        : await recordAbsence(ctx, parseForm(form, recordAbsenceInput))
    if (!recorded.ok) refuse({ [recorded.field ?? 'fromOn']: recorded.code })
    const t = dictionary(locale).payTime.done
    const months = [...new Set(recorded.value.touched.map(({ period }) => period))]
    const names = months.map((one) => formatMonth(locale, one, 'long')).join(', ')
    const over = recorded.value.excess ? ` ${dictionary(locale).payLeave.grantedOver}` : ''
    return redirectWithToast(paths.absences(at, company.slug), {
      tone: names || over ? 'warn' : 'ok',
      text: `${t.recorded}${names ? ` ${t.touched(names)}` : ''}${over}`,
    })
  },
)

export default function NewAbsence() {
  const { chosen, found, search, at, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const { payTime: t, payPeople } = useWords({ payPeople: payPeopleWords, payTime: payTimeWords })
  return (
    <>
      <PageHeader
        back={{ to: paths.absences(at, company), label: t.title }}
        title={t.form.title}
        meta={
          chosen
            ? `${chosen.name} · ${payPeople.kinds[chosen.kind]} ${chosen.number}`
            : t.form.findFirst
        }
      />
      {chosen ? (
        <AbsenceForm
          contract={chosen}
          refused={refused}
          key={JSON.stringify(refused?.values ?? null)}
        />
      ) : (
        <div className="stack">
          <FilterBar search={{ name: 'search', label: t.form.find, defaultValue: search }} />
          {found.length === 0 ? <EmptyState icon="search" title={t.form.nobody} /> : null}
          <ul className="card pick">
            {found.flatMap((person) =>
              person.contracts.map((contract) => (
                <li key={contract.id}>
                  <Link
                    to={paths.newAbsence(at, company, { contract: contract.id })}
                    className="pick-row"
                  >
                    <span className="pick-main">
                      <span className="strong">
                        {person.lastName} {person.firstName}
                      </span>
                      <span className="meta">
                        {payPeople.kinds[contract.kind]} · {contract.position}
                      </span>
                    </span>
                    <Icon name="chevron-right" />
                  </Link>
                </li>
              )),
            )}
          </ul>
        </div>
      )}
    </>
  )
}

export const ErrorBoundary = AreaError
