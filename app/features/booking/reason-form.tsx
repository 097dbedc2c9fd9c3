import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextareaField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, Notice } from '#app/ui/form.tsx'

/** A deed that cannot be undone: its consequence, and why it is done. */
export function ReasonForm({
  consequence,
  label,
  submit,
  backTo,
  refused,
  children,
}: {
  consequence: string
  label: string
  submit: string
  backTo: string
  refused?: { errors: Record<string, string>; values: Record<string, string> } | undefined
  children?: ReactNode
}) {
  const t = useWords({ common: commonWords })
  const busy = useNavigation().state !== 'idle'
  const text = (name: string) => fieldErrorText(t, refused?.errors[name])
  const general = Object.keys(refused?.errors ?? {}).find((name) => name !== 'reason')
  return (
    <Card>
      <Form method="post" className="form">
        <Notice tone="warn" title={consequence} />
        <ErrorSummary
          errors={{ reason: text('reason') }}
          message={general ? (text(general) ?? null) : null}
        />
        <TextareaField
          id="reason"
          name="reason"
          label={label}
          error={text('reason') ?? null}
          defaultValue={refused?.values.reason}
          rows={3}
          maxLength={300}
          required
          autoFocus
        />
        {children}
        <FormActions>
          <Button type="submit" variant="danger" busy={busy}>
            {submit}
          </Button>
          <LinkButton to={backTo}>{t.common.actions.back}</LinkButton>
        </FormActions>
      </Form>
    </Card>
  )
}
