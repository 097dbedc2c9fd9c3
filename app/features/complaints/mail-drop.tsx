import { Form, useNavigation } from '@remix-run/react'
import { complaintMailWords } from '#app/i18n/complaint-mail.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form.tsx'

/** Browsers take a dragged file on the control itself; without scripts it is chosen. */
export function MailDrop({ code }: { code: string | null }) {
  const t = useWords(complaintMailWords)
  const errors: Record<string, string> = t.errors
  return (
    <Card>
      <Form method="post" encType="multipart/form-data" className="stack">
        <Field
          id="mail"
          label={t.file}
          hint={t.hint}
          error={code ? (errors[code] ?? t.errors.not_a_mail) : undefined}
          required
        >
          <input
            id="mail"
            name="mail"
            type="file"
            accept=".eml,message/rfc822"
            className="file-input"
            aria-describedby="mail-h"
            required
          />
        </Field>
        <FormActions>
          <SubmitButton busy={useNavigation().state !== 'idle'} variant="secondary">
            {t.submit}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
