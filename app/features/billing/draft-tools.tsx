// What a reviewer may do with a draft: hold it with a reason, release it, write a note.

import { Form } from '@remix-run/react'
import { billingProblem, billingWords } from '#app/i18n/billing.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextareaField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import type { Invoice } from '#tenants/billing/types.ts'

type Refused = { errors: Record<string, string>; values: Record<string, string> }

export function DraftTools({ invoice, refused }: { invoice: Invoice; refused: unknown }) {
  const t = useWords(billingWords)
  const { errors = {}, values = {} } = isRefused(refused) ? refused : {}
  const text = (name: string) => (errors[name] ? billingProblem(t, errors[name]) : null)
  const general = text('form') ?? text('version')
  const version = <input type="hidden" name="version" value={invoice.version} />
  return (
    <Card title={t.review.manage} className="draft-tools">
      {general ? <ErrorSummary message={general} /> : null}
      {invoice.heldReason === null ? (
        <Form method="post" className="stack">
          {version}
          <TextField
            id="reason"
            name="reason"
            label={t.review.holdReason}
            maxLength={500}
            defaultValue={values.reason}
            error={text('reason')}
          />
          <SubmitButton name="intent" value="hold" variant="secondary">
            {t.review.hold}
          </SubmitButton>
        </Form>
      ) : (
        <Form method="post">
          {version}
          <SubmitButton name="intent" value="release" variant="secondary">
            {t.review.release}
          </SubmitButton>
        </Form>
      )}
      <Form method="post" className="stack">
        {version}
        <TextareaField
          id="note"
          name="note"
          label={t.review.note}
          hint={t.review.noteHint}
          rows={3}
          maxLength={1_000}
          defaultValue={values.note ?? invoice.note ?? ''}
          error={text('note')}
        />
        <SubmitButton name="intent" value="note" variant="secondary">
          {t.review.saveNote}
        </SubmitButton>
      </Form>
    </Card>
  )
}

function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'errors' in value
}
