// Data of a person are changed with a reason; what stood before stays in the audit log.

import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { type Refused, useFields } from '#app/features/payroll/form-words.ts'
import { PersonFields, personValues } from '#app/features/payroll/person-fields.tsx'
import { payArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { changeEmployee } from '#tenants/payroll/commands/keep-employees.server.ts'
import { getEmployee } from '#tenants/payroll/queries/employees.server.ts'
import { changeEmployeeInput } from '#tenants/payroll/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.loader(
  { permission: 'people:manage' },
  async ({ ctx, params, at, company, locale }) => {
    const person = await getEmployee(ctx, params.person ?? '')
    if (!person) throw new AppError('not_found')
    return {
      person,
      at,
      company: company.slug,
      title: `${dictionary(locale).payPeople.person.edit} · ${person.lastName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'people:manage' },
  async ({ ctx, form, params, at, company, locale }) => {
    const input = parseForm(form, changeEmployeeInput)
    if (input.employeeId !== params.person) throw new AppError('not_found')
    const changed = await changeEmployee(ctx, input)
    if (!changed.ok) refuse({ [changed.field ?? 'reason']: changed.code })
    return redirectWithToast(paths.person(at, company.slug, input.employeeId), {
      tone: 'ok',
      text: dictionary(locale).payPeople.done.changed,
    })
  },
)

export default function EditPerson() {
  const { person, at, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(payPeopleWords)
  const navigation = useNavigation()
  const fields = useFields(refused, personValues(person))
  const name = `${person.firstName} ${person.lastName}`
  return (
    <>
      <PageHeader
        back={{ to: paths.person(at, company, person.id), label: name }}
        title={t.person.edit}
      />
      <Form method="post" className="stack" noValidate key={JSON.stringify(refused?.values)}>
        <ErrorSummary errors={fields.errors} />
        <input type="hidden" name="employeeId" value={person.id} />
        <input type="hidden" name="version" value={person.version} />
        <PersonFields fields={fields} known={person} />
        <Card>
          <TextField {...fields.field('reason')} label={t.person.reason} required />
        </Card>
        <FormActions sticky>
          <SubmitButton busy={navigation.state !== 'idle'}>{t.person.edit}</SubmitButton>
        </FormActions>
      </Form>
    </>
  )
}

export const ErrorBoundary = AreaError
