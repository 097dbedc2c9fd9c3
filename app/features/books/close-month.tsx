import { Form } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { accountingWords } from '#app/i18n/accounting.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'

/** A closed month takes no entries; closing is undone by the same button. */
export function CloseMonth({
  company,
  period,
  isClosed,
}: {
  company: string
  period: string
  isClosed: boolean
}) {
  const t = useWords(accountingWords).books
  return (
    <Form method="post" action={paths.deskPeriod(company)}>
      <input type="hidden" name="period" value={period} />
      <input type="hidden" name="deed" value={isClosed ? 'reopen' : 'close'} />
      <ConfirmButton icon="lock">{isClosed ? t.reopenMonth : t.closeMonth}</ConfirmButton>
    </Form>
  )
}
