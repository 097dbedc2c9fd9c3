// A new contract of a person: first its kind, as that sets what may be agreed.

import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { ContractFields } from '#app/features/payroll/contract-fields.tsx'
import { type Refused, useFields } from '#app/features/payroll/form-words.ts'
import { firstTerms, TermsFields } from '#app/features/payroll/terms-fields.tsx'
import { withWeek } from '#app/features/payroll/terms-form.server.ts'
import { payArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { hire } from '#tenants/payroll/commands/employ.server.ts'
import { employmentKinds } from '#tenants/payroll/kinds.ts'
import { getEmployee } from '#tenants/payroll/queries/employees.server.ts'
import { hireInput } from '#tenants/payroll/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.loader(
  { permission: 'people:manage' },
  async ({ ctx, params, url, at, company, locale }) => {
    const person = await getEmployee(ctx, params.person ?? '')
    if (!person) throw new AppError('not_found')
    const asked = url.searchParams.get('kind')
    return {
      person: { id: person.id, name: `${person.firstName} ${person.lastName}` },
      kind: employmentKinds.find((one) => one === asked) ?? 'uop',
      at,
      company: company.slug,
      title: `${dictionary(locale).payPeople.terms.hireTitle} · ${person.lastName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'people:manage' },
  async ({ ctx, form, params, at, company, locale }) => {
    const input = parseForm(withWeek(form), hireInput)
    if (input.employeeId !== params.person) throw new AppError('not_found')
    const hired = await hire(ctx, input)
    if (!hired.ok) refuse({ [hired.field ?? 'startsOn']: hired.code })
    return redirectWithToast(paths.person(at, company.slug, input.employeeId), {
      tone: 'ok',
      text: dictionary(locale).payPeople.done.hired,
    })
  },
)

export default function Hire() {
  const { person, kind, at, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(payPeopleWords)
  const navigation = useNavigation()
  const fields = useFields(refused, { ...firstTerms(kind), term: 'indefinite' })
  const here = paths.personHire(at, company, person.id)
  return (
    <>
      <PageHeader
        back={{ to: paths.person(at, company, person.id), label: person.name }}
        title={t.terms.hireTitle}
      >
        <KindTabs here={here} kind={kind} />
      </PageHeader>
      <Form
        method="post"
        className="stack"
        noValidate
        key={`${kind}${JSON.stringify(refused?.values)}`}
      >
        <ErrorSummary errors={fields.errors} />
        <input type="hidden" name="employeeId" value={person.id} />
        <input type="hidden" name="kind" value={kind} />
        <ContractFields fields={fields} kind={kind} />
        <TermsFields fields={fields} kind={kind} />
        <FormActions sticky>
          <SubmitButton busy={navigation.state !== 'idle'}>{t.terms.hireSubmit}</SubmitButton>
        </FormActions>
      </Form>
    </>
  )
}

function KindTabs({ here, kind }: { here: string; kind: (typeof employmentKinds)[number] }) {
  const t = useWords(payPeopleWords)
  return (
    <nav className="tabs pay-tabs" aria-label={t.employment.kind}>
      {employmentKinds.map((one) => (
        <Link
          key={one}
          to={`${here}?kind=${one}`}
          className={one === kind ? 'tab tab-on' : 'tab'}
          aria-current={one === kind ? 'page' : undefined}
        >
          {t.kinds[one]}
        </Link>
      ))}
    </nav>
  )
}

export const ErrorBoundary = AreaError
