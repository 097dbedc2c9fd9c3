import { parseForm, refuse } from '#app/http/form.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import {
  cancelPayments,
  preparePayments,
  releasePayments,
} from '#tenants/payroll/commands/payments.server.ts'
import { batchStepInput, cancelBatchInput } from '#tenants/payroll/payment-schema.ts'
import { getRunPayments } from '#tenants/payroll/queries/payments.server.ts'
import { runStepInput } from '#tenants/payroll/schema.ts'
import { AppError, isAppError } from '#tenants/shared/app-error.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'

type Sent = { form: FormData; locale: Locale; runId: string; back: string }

/** A step of the payments of the run that the address names. */
export async function actOnPayments(ctx: ScopeContext, { form, locale, runId, back }: Sent) {
  const t = dictionary(locale).payMoney.done
  const done = (text: string) => redirectWithToast(back, { tone: 'ok', text })
  const named = async <T extends { batchId: string }>(input: T): Promise<T> => {
    const payments = await getRunPayments(ctx, runId)
    if (payments?.batch?.id !== input.batchId) throw new AppError('stale_version')
    return input
  }
  try {
    switch (form.get('intent')) {
      case 'prepare': {
        const input = parseForm(form, runStepInput)
        if (input.runId !== runId) throw new AppError('not_found')
        const prepared = await preparePayments(ctx, input)
        if (!prepared.ok) refuse({ form: prepared.code })
        return done(t.prepared)
      }
      case 'release': {
        const released = await releasePayments(ctx, await named(parseForm(form, batchStepInput)))
        if (!released.ok) refuse({ form: released.code })
        return done(released.value.isReleased ? t.released : t.released_once)
      }
      case 'cancel': {
        const cancelled = await cancelPayments(ctx, await named(parseForm(form, cancelBatchInput)))
        if (!cancelled.ok) refuse({ form: cancelled.code })
        return done(t.cancelled)
      }
      default:
        throw new AppError('invalid_input')
    }
  } catch (error) {
    if (isAppError(error) && error.code === 'stale_version') refuse({ form: 'stale_version' })
    throw error
  }
}
