import { buildDraft } from '#tenants/billing/commands/build-draft.server.ts'
import { issueInvoice } from '#tenants/billing/commands/issue-invoice.server.ts'
import { issueInvoices } from '#tenants/billing/commands/issue-invoices.server.ts'
import {
  excludeEvent,
  holdInvoice,
  includeEvent,
  lockDraft,
  releaseInvoice,
  setInvoiceNote,
} from '#tenants/billing/commands/review-draft.server.ts'
import { startBillingRun } from '#tenants/billing/commands/start-run.server.ts'
import { checkConservation } from '#tenants/billing/queries/conservation.server.ts'
import { loadDraftInput } from '#tenants/billing/queries/draft-input.server.ts'
import {
  getBillingOfItem,
  listExcludedEvents,
  listLineEvents,
} from '#tenants/billing/queries/drill.server.ts'
import {
  getInvoice,
  listInvoices,
  requireInvoice,
} from '#tenants/billing/queries/invoices.server.ts'
import { getBillingOverview } from '#tenants/billing/queries/overview.server.ts'
import { loadParties } from '#tenants/billing/queries/parties.server.ts'
import { previewInvoice } from '#tenants/billing/queries/preview.server.ts'
import { getBillingRun, listBillingMonths } from '#tenants/billing/queries/runs.server.ts'
import { countBilling, countWork, listLateCompanies } from '#tenants/reporting/queries.server.ts'
import type { Cases, CompanyCase, HouseCase } from './case.ts'
import type { Target } from './world.ts'

const draftOf = ({ tenantId, draftInvoiceId, draftVersion }: Target) => ({
  tenantId,
  invoiceId: draftInvoiceId,
  version: draftVersion,
})
const running = (run: HouseCase['run'], more: Partial<HouseCase> = {}): HouseCase => ({
  scope: 'house',
  needs: ['billing:run'],
  run,
  ...more,
})
const looking = (run: HouseCase['run'], more: Partial<HouseCase> = {}): HouseCase => ({
  scope: 'house',
  needs: ['billing:read'],
  names: false,
  run,
  ...more,
})
const paying = (run: CompanyCase['run'], more: Partial<CompanyCase> = {}): CompanyCase => ({
  scope: 'company',
  as: 'finance',
  needs: ['invoices:read', 'billing:read'],
  run,
  ...more,
})
const period = '2026-12'

export const billingCases: Cases = {
  'billing/commands/build-draft#buildDraft': running(
    (ctx, { tenantId }) => buildDraft(ctx, { tenantId, period }),
    // A company that cannot be seen has no contract, no work and no fee.
    { crossed: false, absent: 'value' },
  ),
  'billing/commands/build-draft#lockBilling':
    'takes an advisory lock and touches no row; tested through buildDraft',
  'billing/commands/issue-invoice#issueInvoice': running((ctx, at) =>
    issueInvoice(ctx, draftOf(at)),
  ),
  'billing/commands/issue-invoices#issueInvoices': {
    scope: 'own',
    needs: ['billing:run'],
    absent: 'list',
    run: (principal, at) => issueInvoices(principal, { drafts: [draftOf(at)] }),
  },
  'billing/commands/review-draft#holdInvoice': running((ctx, at) =>
    holdInvoice(ctx, { ...draftOf(at), reason: 'Do wyjaśnienia' }),
  ),
  'billing/commands/review-draft#releaseInvoice': running((ctx, at) =>
    releaseInvoice(ctx, draftOf(at)),
  ),
  'billing/commands/review-draft#setInvoiceNote': running((ctx, at) =>
    setInvoiceNote(ctx, { ...draftOf(at), note: 'Dziękujemy' }),
  ),
  'billing/commands/review-draft#lockDraft': running(
    (ctx, at) => lockDraft(ctx, at.tenantId, at.draftInvoiceId),
    { needs: 'the lock of commands that have asked already' },
  ),
  'billing/commands/review-draft#excludeEvent': running((ctx, { tenantId, eventId }) =>
    excludeEvent(ctx, { tenantId, eventId, reason: 'Grzecznościowo' }),
  ),
  'billing/commands/review-draft#includeEvent': running((ctx, { tenantId, eventId }) =>
    includeEvent(ctx, { tenantId, eventId }),
  ),
  'billing/commands/start-run#startBillingRun': running(
    (ctx) => startBillingRun(ctx, { period: '2026-11' }),
    { names: false },
  ),
  'billing/jobs#runBilling':
    'startBillingRun and the worker’s steps in one, for the demo and the command line',
  'billing/queries/conservation#checkConservation': looking((ctx) => checkConservation(ctx)),
  'billing/queries/draft-input#loadDraftInput': paying(
    async (ctx, { tenantId }) => {
      const mode = 'preview'
      const input = await loadDraftInput(ctx, { tenantId, period, invoiceId: null, mode })
      return [...input.versions, ...input.events]
    },
    { needs: 'loads for the preview and the run, which have asked already' },
  ),
  'billing/queries/drill#listLineEvents': paying((ctx, { tenantId, lineId }) =>
    listLineEvents(ctx, { tenantId, lineId }),
  ),
  'billing/queries/drill#listExcludedEvents': paying((ctx, { tenantId }) =>
    listExcludedEvents(ctx, { tenantId, period }),
  ),
  'billing/queries/drill#getBillingOfItem': {
    scope: 'company',
    as: 'owner',
    needs: ['work:read'],
    run: (ctx, at) => getBillingOfItem(ctx, at.postedItemId),
  },
  'billing/queries/invoices#getInvoice': paying((ctx, { tenantId, invoiceId }) =>
    getInvoice(ctx, { tenantId, invoiceId }),
  ),
  'billing/queries/invoices#requireInvoice': paying((ctx, { invoiceId }) =>
    requireInvoice(ctx, { invoiceId }),
  ),
  'billing/queries/invoices#listInvoices': paying((ctx) => listInvoices(ctx), { names: false }),
  'billing/queries/overview#getBillingOverview': looking((ctx) => getBillingOverview(ctx, period)),
  'billing/queries/parties#loadParties': paying((ctx, at) => loadParties(ctx, at.tenantId), {
    needs: 'loads for queries and commands that have asked already',
  }),
  'billing/queries/preview#previewInvoice': paying((ctx) => previewInvoice(ctx), { names: false }),
  'billing/queries/runs#getBillingRun': looking((ctx) => getBillingRun(ctx, { period })),
  'billing/queries/runs#listBillingMonths': looking((ctx) => listBillingMonths(ctx)),
  'reporting/queries#countWork': looking((ctx) => countWork(ctx), { needs: ['work:read'] }),
  'reporting/queries#countBilling': looking((ctx) => countBilling(ctx)),
  'reporting/queries#listLateCompanies': looking((ctx) => listLateCompanies(ctx), {
    needs: ['work:read'],
  }),
}
