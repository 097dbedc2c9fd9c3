// New terms from a day on, in two steps: what the change will do, then its taking.

import { data } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { type Refused, useFields } from '#app/features/payroll/form-words.ts'
import { TermsEffect } from '#app/features/payroll/terms-effect.tsx'
import { TermsFields, termsValues } from '#app/features/payroll/terms-fields.tsx'
import { withWeek } from '#app/features/payroll/terms-form.server.ts'
import { payArea } from '#app/http/area.server.ts'
import { formValues, parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { formatMonth } from '#app/ui/format.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { changeTerms } from '#tenants/payroll/commands/employ.server.ts'
import { getEmployee } from '#tenants/payroll/queries/employees.server.ts'
import { previewTermsChange } from '#tenants/payroll/queries/terms.server.ts'
import { changeTermsInput } from '#tenants/payroll/schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.loader(
  { permission: 'people:manage' },
  async ({ ctx, params, at, company, locale }) => {
    const person = await getEmployee(ctx, params.person ?? '')
    const contract = person?.employments.find(({ id }) => id === params.contract)
    if (!person || !contract?.current) throw new AppError('not_found')
    return {
      person: { id: person.id, name: `${person.firstName} ${person.lastName}` },
      contract: { id: contract.id, kind: contract.kind, number: contract.number },
      current: contract.current,
      at,
      company: company.slug,
      title: `${dictionary(locale).payPeople.terms.changeTitle} · ${person.lastName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'people:manage' },
  async ({ ctx, form, params, at, company, locale }) => {
    const values = formValues(form)
    if (values.employmentId !== params.contract) throw new AppError('not_found')
    const intent = form.get('intent')
    if (intent === 'edit') return data({ values, errors: {} })
    const input = parseForm(withWeek(form), changeTermsInput)
    if (intent !== 'take') {
      const effect = await previewTermsChange(ctx, { ...input, terms: input })
      return data({ values, errors: {}, effect })
    }
    const taken = await changeTerms(ctx, input)
    if (!taken.ok) refuse({ [taken.field ?? 'validFrom']: taken.code })
    const t = dictionary(locale).payPeople.done
    const months = taken.value.effect.touched.map(({ period }) =>
      formatMonth(locale, period, 'long'),
    )
    const text = months.length > 0 ? `${t.termsChanged} ${t.touched(months.join(', '))}` : null
    return redirectWithToast(paths.person(at, company.slug, params.person ?? ''), {
      tone: text ? 'warn' : 'ok',
      text: text ?? t.termsChanged,
    })
  },
)

export default function ChangeTerms() {
  const { person, contract, current, at, company } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as
    | (Refused & { effect?: Parameters<typeof TermsEffect>[0]['effect'] })
    | undefined
  const t = useWords(payPeopleWords)
  const navigation = useNavigation()
  const fields = useFields(answer, termsValues(current))
  const busy = navigation.state !== 'idle'
  const effect = answer?.effect
  return (
    <>
      <PageHeader
        back={{ to: paths.person(at, company, person.id), label: person.name }}
        title={t.terms.changeTitle}
        meta={`${t.kinds[contract.kind]} ${contract.number} · ${t.terms.changeIntro}`}
      />
      <Form
        method="post"
        className="stack"
        noValidate
        key={`${Boolean(effect)}${JSON.stringify(answer?.values)}`}
      >
        <ErrorSummary errors={fields.errors} />
        {effect ? (
          <>
            <TermsEffect effect={effect} />
            {Object.entries(answer.values)
              .filter(([name]) => name !== 'intent')
              .map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
            <FormActions>
              {effect.changed.length > 0 ? (
                <SubmitButton name="intent" value="take" busy={busy}>
                  {t.terms.take}
                </SubmitButton>
              ) : null}
              <Button type="submit" name="intent" value="edit">
                {t.terms.again}
              </Button>
            </FormActions>
          </>
        ) : (
          <>
            <input type="hidden" name="employmentId" value={contract.id} />
            <Card>
              <FormRow>
                <TextField
                  {...fields.field('validFrom')}
                  type="date"
                  label={t.terms.validFrom}
                  required
                />
                <TextField
                  {...fields.field('reason')}
                  label={t.terms.reason}
                  autoComplete="off"
                  required
                />
              </FormRow>
            </Card>
            <TermsFields fields={fields} kind={contract.kind} />
            <FormActions sticky>
              <SubmitButton name="intent" value="preview" busy={busy}>
                {t.terms.preview}
              </SubmitButton>
            </FormActions>
          </>
        )}
      </Form>
    </>
  )
}

export const ErrorBoundary = AreaError
