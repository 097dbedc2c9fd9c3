// The month's set for ZUS as a file: the last one made for the month, whatever its state.
import { exportZusSet } from '../payroll/commands/zus-set.server.ts'
import { findZusSet } from '../payroll/queries/declarations.server.ts'
import { isPeriod } from '../shared/dates.ts'
import { systemPrincipal, withCompany } from '../shared/scope.server.ts'
import { type Exporter, findCompany } from './export.ts'
import { optionOf, refuseOthers, usageError } from './usage.ts'

export const exportFile: Exporter = async (args) => {
  refuseOthers(args, ['company', 'month'])
  const month = optionOf(args, 'month')
  if (!month || !isPeriod(month)) {
    throw usageError('The month is written as YYYY-MM: --month 2026-10.')
  }
  const now = new Date()
  const tenantId = await findCompany(optionOf(args, 'company'), now)
  const xml = await withCompany(systemPrincipal(now, 'export kedu'), tenantId, {}, async (ctx) => {
    const set = await findZusSet(ctx, month)
    return set && (await exportZusSet(ctx, { declarationId: set.id })).xml
  })
  if (xml === null) {
    throw usageError(`No set is made for ${month}: it is prepared on the page of declarations.`)
  }
  return new TextEncoder().encode(xml)
}
