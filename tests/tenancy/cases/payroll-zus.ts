import { exportZusSet, makeZusSet, markZusSent } from '#tenants/payroll/commands/zus-set.server.ts'
import {
  findZusSet,
  getDeclaration,
  getZusSet,
  listDeclarations,
} from '#tenants/payroll/queries/declarations.server.ts'
import { loadZusGround } from '#tenants/payroll/queries/zus-facts.server.ts'
import type { Cases, CompanyCase } from './case.ts'

const one =
  (as: CompanyCase['as'], needs: CompanyCase['needs']) =>
  (run: CompanyCase['run'], more: Partial<CompanyCase> = {}): CompanyCase => ({
    scope: 'company',
    as,
    needs,
    run,
    ...more,
  })
const telling = one('agent', ['payroll:do'])
const seeing = one('hr', ['payroll:read'])
const all = { names: false } as const
const period = '2026-10'

export const payrollZusCases: Cases = {
  'payroll/commands/zus-set#makeZusSet': telling((ctx) => makeZusSet(ctx, { period }), all),
  'payroll/commands/zus-set#markZusSent': telling((ctx, { zusSetId }) =>
    markZusSent(ctx, { declarationId: zusSetId }),
  ),
  'payroll/commands/zus-set#exportZusSet': one('hr', ['people:unmask'])((ctx, { zusSetId }) =>
    exportZusSet(ctx, { declarationId: zusSetId }),
  ),
  'payroll/queries/declarations#listDeclarations': seeing((ctx) => listDeclarations(ctx), all),
  'payroll/queries/declarations#getDeclaration': seeing((ctx, { zusSetId }) =>
    getDeclaration(ctx, zusSetId),
  ),
  'payroll/queries/declarations#getZusSet': seeing((ctx, { zusSetId }) => getZusSet(ctx, zusSetId)),
  'payroll/queries/declarations#findZusSet': seeing((ctx) => findZusSet(ctx, period), all),
  'payroll/queries/zus-facts#loadZusGround': telling((ctx) => loadZusGround(ctx, period), all),
  'payroll/queries/zus-sickness#loadZusSickness':
    'a part of loadZusGround: its input is what that has read',
}
