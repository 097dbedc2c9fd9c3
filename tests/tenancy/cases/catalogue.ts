import {
  createType,
  discardDraft,
  publishType,
  retireType,
  saveDraft,
  startDraft,
} from '#tenants/work/commands/compose-type.server.ts'
import {
  listStrandedSchedules,
  listTypes,
  requireType,
} from '#tenants/work/queries/types.server.ts'
import { blankDefinition } from '#tenants/work/rules/new-type.ts'
import type { Cases, HouseCase } from './case.ts'

// The catalogue is the provider's own and names nothing of a company.
const house = (run: HouseCase['run'], needs: HouseCase['needs']): HouseCase => ({
  scope: 'house',
  names: false,
  needs,
  run,
})
const composing = (run: HouseCase['run']) => house(run, ['catalogue:edit'])
const reading = (run: HouseCase['run']) => house(run, ['contracts:read'])

const name = { pl: 'Próba', en: 'Trial' }
const draft = { code: 'contract_review', version: 2, basis: '2026-11-24T00:00:00.000Z' }
const ofComplaints = 'a part of the commands of complaints, which ask before they call it'

export const catalogueCases: Cases = {
  'work/commands/compose-type#createType': composing((ctx) =>
    createType(ctx, { service: 'legal', name }),
  ),
  'work/commands/compose-type#saveDraft': composing((ctx) =>
    saveDraft(ctx, { ...draft, definition: blankDefinition('legal', name) }),
  ),
  'work/commands/compose-type#publishType': composing((ctx) => publishType(ctx, draft)),
  'work/commands/compose-type#startDraft': composing((ctx) =>
    startDraft(ctx, { code: 'contract_review', from: 1 }),
  ),
  'work/commands/compose-type#discardDraft': composing((ctx) =>
    discardDraft(ctx, 'contract_review'),
  ),
  'work/commands/compose-type#retireType': composing((ctx) => retireType(ctx, 'contract_review')),
  'work/commands/set-statutory#setStatutoryDate': ofComplaints,
  'work/commands/set-statutory#meetStatutoryDate': ofComplaints,
  'work/queries/types#listTypes': reading((ctx) => listTypes(ctx, {})),
  'work/queries/types#requireType': reading((ctx) => requireType(ctx, 'contract_review')),
  'work/queries/types#listStrandedSchedules': reading((ctx) =>
    listStrandedSchedules(ctx, 'contract_review', blankDefinition('legal', name)),
  ),
}
