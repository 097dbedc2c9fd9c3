import {
  addAccount,
  closePeriod,
  openChart,
  postEntry,
  reopenPeriod,
  reverseEntry,
} from '#tenants/ledger/commands.server.ts'
import {
  listAccountLines,
  listAccounts,
  listPeriods,
} from '#tenants/ledger/queries/accounts.server.ts'
import { getEntry, listJournal } from '#tenants/ledger/queries/journal.server.ts'
import { getTrialBalance } from '#tenants/ledger/queries/trial-balance.server.ts'
import type { Cases, CompanyCase } from './case.ts'

const read = (run: CompanyCase['run'], more: Partial<CompanyCase> = {}): CompanyCase => ({
  scope: 'company',
  as: 'finance',
  needs: ['books:read'],
  run,
  ...more,
})
const write = (run: CompanyCase['run'], more: Partial<CompanyCase> = {}): CompanyCase => ({
  scope: 'company',
  as: 'agent',
  needs: ['books:post'],
  run,
  ...more,
})
const months = { from: '2026-11', to: '2026-12' }

export const ledgerCases: Cases = {
  'ledger/commands#postEntry': write(
    (ctx, at) =>
      postEntry(ctx, {
        tenantId: at.tenantId,
        occurredOn: '2026-12-01',
        description: 'Próba',
        sourceType: 'manual',
        sourceId: at.itemId,
        lines: [
          { accountNumber: '402', amountMinor: 100n, description: 'x' },
          { accountNumber: '210', amountMinor: -100n, description: 'x' },
        ],
      }),
    { needs: ['books:post', 'billing:run'] },
  ),
  'ledger/commands#reverseEntry': write((ctx, at) =>
    reverseEntry(ctx, { entryId: at.entryId, occurredOn: '2026-12-01', reason: 'Pomyłka' }),
  ),
  'ledger/commands#closePeriod': write((ctx) => closePeriod(ctx, { period: '2026-11' }), {
    names: false,
  }),
  'ledger/commands#reopenPeriod': write(
    async (ctx) => {
      await closePeriod(ctx, { period: '2026-11' })
      return reopenPeriod(ctx, { period: '2026-11' })
    },
    { names: false },
  ),
  'ledger/commands#openChart': {
    scope: 'company',
    as: 'admin',
    needs: ['companies:manage'],
    absent: 'forbidden',
    run: (ctx, at) => openChart(ctx, at.tenantId),
  },
  // Below another company's own account there is nothing to hang one on.
  'ledger/commands#addAccount': write(
    (ctx, at) =>
      addAccount(ctx, { number: `${at.accountNumber}-01`, namePl: 'Nowe', nameEn: 'New' }),
    { absent: 'unknown_parent' },
  ),
  'ledger/queries/accounts#listAccounts': read((ctx) => listAccounts(ctx), { names: false }),
  'ledger/queries/accounts#listPeriods': read((ctx) => listPeriods(ctx), { names: false }),
  'ledger/queries/accounts#isPeriodOpen':
    'a yes or no about the company in hand; a month that was never written in is open',
  'ledger/queries/accounts#listAccountLines': read((ctx, at) =>
    listAccountLines(ctx, { accountNumber: at.accountNumber, ...months }),
  ),
  'ledger/queries/journal#listJournal': read((ctx) => listJournal(ctx, { period: '2026-11' }), {
    names: false,
  }),
  'ledger/queries/journal#getEntry': read((ctx, at) => getEntry(ctx, at.entryId)),
  'ledger/queries/trial-balance#getTrialBalance': read((ctx) => getTrialBalance(ctx, months), {
    names: false,
  }),
}
