// What the forms on a person's page do: each leads back to the page, except the showing of a
// number, which is the answer itself and is kept nowhere.
import { data } from '@remix-run/node'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { formatMonth } from '#app/ui/format.ts'
import { endEmployment } from '#tenants/payroll/commands/employ.server.ts'
import {
  endEmployeeAccess,
  inviteEmployee,
} from '#tenants/payroll/commands/employee-access.server.ts'
import { revealSensitive } from '#tenants/payroll/commands/keep-employees.server.ts'
import { setLeaveOpening } from '#tenants/payroll/commands/set-leave-opening.server.ts'
import { setPayComponent } from '#tenants/payroll/commands/set-pay.server.ts'
import { addYearOpening } from '#tenants/payroll/commands/year-openings.server.ts'
import { leaveOpeningInput } from '#tenants/payroll/leave-schema.ts'
import {
  endEmploymentInput,
  inviteEmployeeInput,
  payComponentInput,
  revealInput,
} from '#tenants/payroll/schema.ts'
import type { TouchedMonth } from '#tenants/payroll/types.ts'
import { yearOpeningInput } from '#tenants/payroll/year-opening-schema.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'

type Sent = { form: FormData; locale: Locale; employeeId: string; back: string }

export async function actOnPerson(ctx: ScopeContext, { form, locale, employeeId, back }: Sent) {
  const t = dictionary(locale).payPeople.done
  const done = (text: string, touched: readonly TouchedMonth[] = []) => {
    const months = [...new Set(touched.map(({ period }) => formatMonth(locale, period, 'long')))]
    return months.length > 0
      ? redirectWithToast(back, { tone: 'warn', text: `${text} ${t.touched(months.join(', '))}` })
      : redirectWithToast(back, { tone: 'ok', text })
  }
  switch (form.get('intent')) {
    case 'reveal': {
      const input = parseForm(form, revealInput)
      if (input.employeeId !== employeeId) throw new AppError('not_found')
      const { value } = await revealSensitive(ctx, input)
      return data(
        { shown: { field: input.field, value } },
        { headers: { 'Cache-Control': 'no-store' } },
      )
    }
    case 'end': {
      const ended = await endEmployment(ctx, parseForm(form, endEmploymentInput))
      if (!ended.ok) refuse({ [ended.field ?? 'endsOn']: ended.code })
      return done(t.ended, ended.value.touched)
    }
    case 'leave-opening': {
      const set = await setLeaveOpening(ctx, parseForm(form, leaveOpeningInput))
      if (!set.ok) refuse({ [set.field ?? 'year']: set.code })
      return done(dictionary(locale).payLeave.opening.done)
    }
    case 'component': {
      const set = await setPayComponent(ctx, parseForm(form, payComponentInput))
      if (!set.ok) refuse({ [set.field ?? 'validFrom']: set.code })
      return done(t.component, set.value.touched)
    }
    case 'invite': {
      const input = parseForm(form, inviteEmployeeInput)
      if (input.employeeId !== employeeId) throw new AppError('not_found')
      const invited = await inviteEmployee(ctx, input)
      if (!invited.ok) refuse({ [invited.field ?? 'email']: invited.code })
      return done(t.invited(input.email))
    }
    case 'year-opening': {
      const input = parseForm(form, yearOpeningInput)
      if (input.employeeId !== employeeId) throw new AppError('not_found')
      const added = await addYearOpening(ctx, input)
      if (!added.ok) refuse({ [added.field ?? 'year']: added.code })
      return done(dictionary(locale).payYear.done)
    }
    case 'end-access':
      await endEmployeeAccess(ctx, { employeeId })
      return done(t.accessEnded)
    default:
      throw new AppError('invalid_input')
  }
}
