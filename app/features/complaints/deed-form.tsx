// One deed of a complaint's page as a form: its fields, its refusals, its button.
import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type Refused, useFields } from '#app/features/payroll/form-words.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'

export const optionsOf = <T extends string>(values: readonly T[], words: Record<T, string>) =>
  values.map((value) => ({ value, label: words[value] }))

export function useDeed(intent: string, refused: Refused | undefined, starting = {}) {
  const isMine = refused?.values.intent === intent
  const fields = useFields(isMine ? refused : undefined, starting)
  // Several forms stand on the page: ids are told apart by the deed.
  const field = (name: string) => ({ ...fields.field(name), id: `${intent}-${name}` })
  const tick = (name: string) => ({ ...fields.tick(name), id: `${intent}-${name}` })
  const targets = Object.fromEntries(
    Object.keys(fields.errors).map((name) => [name, `${intent}-${name}`]),
  )
  const { form: general, ...errors } = fields.errors
  return { field, tick, targets, errors, general, isMine }
}

export function DeedForm({
  intent,
  version,
  deed,
  submit,
  children,
  extra,
}: {
  intent: string
  version: number
  deed: Pick<ReturnType<typeof useDeed>, 'targets' | 'errors' | 'general'>
  submit: string
  children?: ReactNode
  extra?: ReactNode
}) {
  const busy = useNavigation().formData?.get('intent') === intent
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary errors={deed.errors} targets={deed.targets} message={deed.general ?? null} />
      <input type="hidden" name="version" value={version} />
      {children}
      <FormActions>
        <SubmitButton name="intent" value={intent} busy={busy}>
          {submit}
        </SubmitButton>
        {extra}
      </FormActions>
    </Form>
  )
}
