// Closing a month of the books, and opening it again.
import { z } from 'zod'
import { deskCompany } from '#app/http/area.server.ts'
import { parseForm } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { formatMonth } from '#app/ui/format.ts'
import { closePeriod, reopenPeriod } from '#tenants/ledger/commands.server.ts'
import { period } from '#tenants/ledger/schema.ts'

const input = z.object({ period, deed: z.enum(['close', 'reopen'], 'bad_value') })

export const action = deskCompany.action(
  { permission: 'books:post' },
  async ({ ctx, form, company, locale }) => {
    const { period: month, deed } = parseForm(form, input)
    const done =
      deed === 'close'
        ? await closePeriod(ctx, { period: month })
        : await reopenPeriod(ctx, { period: month })
    const t = dictionary(locale)
    const words = t.accounting.books
    const name = formatMonth(locale, month, 'long')
    const back = paths.deskBooks(company.slug, 'journal', { period: month })
    // Neither refusal has written anything: the month is told as it is.
    if (!done.ok)
      return redirectWithToast(back, { tone: 'warn', text: fieldErrorText(t, done.code)! })
    const text = deed === 'close' ? words.monthClosed(name) : words.monthReopened(name)
    return redirectWithToast(back, { tone: 'ok', text })
  },
)
