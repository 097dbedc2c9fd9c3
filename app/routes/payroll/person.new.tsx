// A new person; the contract is the next page.

import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { type Refused, useFields } from '#app/features/payroll/form-words.ts'
import { PersonFields } from '#app/features/payroll/person-fields.tsx'
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
import { addEmployee } from '#tenants/payroll/commands/keep-employees.server.ts'
import { addEmployeeInput } from '#tenants/payroll/schema.ts'

export const loader = payArea.loader(
  { permission: 'people:manage' },
  async ({ at, company, locale }) => ({
    at,
    company: company.slug,
    title: `${dictionary(locale).payPeople.add} · ${company.shortName}`,
  }),
)

export const action = payArea.action(
  { permission: 'people:manage' },
  async ({ ctx, form, at, company, locale }) => {
    const input = parseForm(form, addEmployeeInput)
    const added = await addEmployee(ctx, input)
    if (!added.ok) refuse({ [added.field ?? 'pesel']: added.code })
    const t = dictionary(locale).payPeople.done
    const { id, accountShared } = added.value
    const text = t.added(`${input.firstName} ${input.lastName}`)
    return redirectWithToast(paths.personHire(at, company.slug, id), {
      tone: accountShared ? 'warn' : 'ok',
      text: accountShared ? `${text} ${t.accountShared}` : text,
    })
  },
)

export default function NewPerson() {
  const { at, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(payPeopleWords)
  const navigation = useNavigation()
  const fields = useFields(refused, { citizenship: 'PL', country: 'PL', paidBy: 'transfer' })
  return (
    <>
      <PageHeader back={{ to: paths.staff(at, company), label: t.title }} title={t.add} />
      <Form method="post" className="stack" noValidate key={JSON.stringify(refused?.values)}>
        <ErrorSummary errors={fields.errors} />
        <PersonFields fields={fields} />
        <FormActions sticky>
          <SubmitButton busy={navigation.state !== 'idle'}>{t.add}</SubmitButton>
        </FormActions>
      </Form>
    </>
  )
}

export const ErrorBoundary = AreaError
