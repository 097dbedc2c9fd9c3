// The month's set for ZUS as a file: the one made last, or the one with a number. A month
// without a set gets its draft now, as on the page of declarations.
import { exportZusSet, makeZusSet, type ZusRefusal } from '../payroll/commands/zus-set.server.ts'
import { findZusSet } from '../payroll/queries/declarations.server.ts'
import { MAX_NUMBER } from '../payroll/zus/correct.ts'
import { isPeriod } from '../shared/dates.ts'
import { systemPrincipal, withCompany } from '../shared/scope.server.ts'
import { type Exporter, findCompany } from './export.ts'
import { optionOf, refuseOthers, usageError, wholeOption } from './usage.ts'

const REFUSALS: Readonly<Record<ZusRefusal, string>> = {
  month_invalid: 'The month is written as YYYY-MM: --month 2026-10.',
  month_ahead: 'This month has not begun.',
  settings_missing: 'The company has no payroll settings for this month.',
  regon_missing: 'The company has no valid REGON number: it is entered in its data in the office.',
  short_name_missing: 'The company has no short name: it is entered in its data in the office.',
  runs_open: 'A run that pays in this month is not closed.',
  person_unknown: 'An insured person has neither a PESEL nor a document.',
  nothing_to_tell: 'Nobody was paid or insured in this month.',
  nothing_changed: 'Nothing has changed since the set of this month was sent.',
  too_many_corrections: 'This month has as many corrections as its number can count.',
  amount_too_large: 'An amount does not fit into its box of the form.',
}

export const exportFile: Exporter = async (args) => {
  refuseOthers(args, ['company', 'month', 'number'])
  const month = optionOf(args, 'month')
  if (!month || !isPeriod(month)) throw usageError(REFUSALS.month_invalid)
  const number = wholeOption(args, 'number', { min: 1, max: MAX_NUMBER })
  const now = new Date()
  const tenantId = await findCompany(optionOf(args, 'company'), now)
  const xml = await withCompany(systemPrincipal(now, 'export kedu'), tenantId, {}, async (ctx) => {
    const found = await findZusSet(ctx, month, number)
    if (found) return (await exportZusSet(ctx, { declarationId: found.id })).xml
    if (number !== undefined) throw usageError(`The month has no set with number ${number}.`)
    const made = await makeZusSet(ctx, { period: month })
    if (!made.ok) throw usageError(REFUSALS[made.code])
    return (await exportZusSet(ctx, made.value)).xml
  })
  return new TextEncoder().encode(xml)
}
