// Clocks that explain themselves, their excuses, and the month's scorecard.

import { getMonthCredit } from '#tenants/reporting/queries/month-credit.server.ts'
import { getScorecard } from '#tenants/reporting/queries/scorecard.server.ts'
import { getTeamScores } from '#tenants/reporting/queries/team-scores.server.ts'
import { addDaysOff, removeDayOff } from '#tenants/work/commands/days-off.server.ts'
import { decideExcuse, proposeExcuse } from '#tenants/work/commands/excuse-breach.server.ts'
import { removeTeamTarget, setTeamTarget } from '#tenants/work/commands/team-targets.server.ts'
import { getClockExplained } from '#tenants/work/queries/clock.server.ts'
import { getLastClockCheck } from '#tenants/work/queries/clock-checks.server.ts'
import { listDaysOff } from '#tenants/work/queries/days-off-list.server.ts'
import { getItemTarget, listTeamTargets } from '#tenants/work/queries/team-targets.server.ts'
import type { Cases } from './case.ts'

const everyRole = 'every role has work:read; which rows it sees is the policy’s'

export const slaCases: Cases = {
  'work/queries/clock#getClockExplained': {
    scope: 'company',
    as: 'owner',
    needs: everyRole,
    run: (ctx, at) => getClockExplained(ctx, { itemId: at.itemId, kind: 'resolution' }),
  },
  'work/queries/clock-checks#getLastClockCheck': {
    scope: 'house',
    names: false,
    needs: ['companies:read'],
    run: (ctx) => getLastClockCheck(ctx),
  },
  'work/clock-proof#proveClocks': 'for verify and the nightly job: it looks at every company',
  'work/commands/days-off#addDaysOff': {
    scope: 'company',
    as: 'admin',
    names: false,
    needs: ['contracts:manage'],
    run: (ctx) => addDaysOff(ctx, [{ day: '2027-12-31', name: 'Sylwester' }]),
  },
  'work/commands/days-off#removeDayOff': {
    scope: 'company',
    as: 'admin',
    needs: ['contracts:manage'],
    run: (ctx, at) => removeDayOff(ctx, { id: at.dayOffId }),
  },
  'work/queries/days-off-list#listDaysOff': {
    scope: 'company',
    as: 'owner',
    names: false,
    needs: everyRole,
    run: (ctx) => listDaysOff(ctx),
  },
  'work/commands/team-targets#setTeamTarget': {
    scope: 'house',
    names: false,
    needs: ['staff:manage'],
    run: (ctx) =>
      setTeamTarget(ctx, {
        service: 'it',
        effectiveFrom: '2031-01-01',
        firstResponseMinutes: 30,
        resolutionMinutes: 120,
      }),
  },
  'work/commands/team-targets#removeTeamTarget': {
    scope: 'house',
    names: false,
    needs: ['staff:manage'],
    run: (ctx, at) => removeTeamTarget(ctx, { id: at.itemId }),
  },
  'work/queries/team-targets#listTeamTargets': {
    scope: 'house',
    names: false,
    needs: ['staff:read'],
    run: (ctx) => listTeamTargets(ctx),
  },
  'work/queries/team-targets#getItemTarget': {
    scope: 'company',
    as: 'agent',
    needs: everyRole,
    run: (ctx, at) => getItemTarget(ctx, at.itemId),
  },
  'reporting/queries/month-credit#getMonthCredit': {
    scope: 'company',
    as: 'owner',
    names: false,
    needs: 'every role but the employee has work:read; the sum is for who reads invoices',
    run: (ctx) => getMonthCredit(ctx, { period: '2026-11', all: [] }),
  },
  'reporting/queries/team-scores#getTeamScores': {
    scope: 'company',
    as: 'agent',
    names: false,
    needs: 'every role but the employee has work:read; clients get nothing of it',
    run: (ctx) => getTeamScores(ctx, { period: '2026-11', zone: 'Europe/Warsaw' }),
  },
  'work/commands/excuse-breach#proposeExcuse': {
    scope: 'company',
    as: 'agent',
    needs: ['work:do'],
    run: (ctx, at) =>
      proposeExcuse(ctx, { itemId: at.itemId, kind: 'resolution', reason: 'Awaria' }),
  },
  'work/commands/excuse-breach#decideExcuse': {
    scope: 'company',
    as: 'lead',
    needs: ['work:assign'],
    run: (ctx, at) =>
      decideExcuse(ctx, { itemId: at.itemId, kind: 'resolution', decision: 'approved' }),
  },
  'reporting/queries/scorecard#getScorecard': {
    scope: 'company',
    as: 'owner',
    names: false,
    needs: 'every role but the employee has work:read; what it counts is the policy’s',
    run: (ctx) => getScorecard(ctx, { period: '2026-11', zone: 'Europe/Warsaw' }),
  },
}
