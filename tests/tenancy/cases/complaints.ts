import { answerCustomer } from '#tenants/complaints/commands/answer-customer.server.ts'
import { recordFurtherPath } from '#tenants/complaints/commands/further-path.server.ts'
import {
  closeComplaint,
  decideComplaint,
  extendComplaint,
  issueLetter,
  recordReply,
  reopenComplaint,
  setWaiting,
  triageComplaint,
} from '#tenants/complaints/commands/handle-complaint.server.ts'
import {
  addCause,
  advanceAction,
  ensureCause,
  openCorrectiveAction,
} from '#tenants/complaints/commands/keep-causes.server.ts'
import { addEvidence, withdrawEvidence } from '#tenants/complaints/commands/keep-evidence.server.ts'
import { saveSettings } from '#tenants/complaints/commands/keep-settings.server.ts'
import { registerComplaint } from '#tenants/complaints/commands/register-complaint.server.ts'
import { getSettings, listActions, listCauses } from '#tenants/complaints/queries/causes.server.ts'
import {
  findComplaintOfItem,
  getComplaint,
  requireComplaint,
} from '#tenants/complaints/queries/complaint.server.ts'
import { listEvidence, listEvidenceChoices } from '#tenants/complaints/queries/evidence.server.ts'
import {
  previewLetter,
  readLetterData,
  requireLetter,
} from '#tenants/complaints/queries/letters.server.ts'
import { listComplaints, readAtStake } from '#tenants/complaints/queries/register.server.ts'
import { listMonthRows, readMonthReport } from '#tenants/complaints/queries/report.server.ts'
import {
  decideInput,
  evidenceInput,
  extendInput,
  registerComplaintInput,
  replyInput,
  settingsInput,
} from '#tenants/complaints/schema.ts'
import { complaintTyped } from '#tests/factories/complaints.ts'
import type { Cases, CompanyCase } from './case.ts'

type Run = CompanyCase['run']
const one =
  (as: CompanyCase['as'], needs: CompanyCase['needs']) =>
  (run: Run, more: Partial<CompanyCase> = {}): CompanyCase => ({
    scope: 'company',
    as,
    needs,
    run,
    ...more,
  })
const doing = one('agent', ['complaints:do'])
const reading = one('viewer', ['complaints:read'])
const all = { names: false } as const
const inner = 'a part of commands, which ask before they call it'
const jobOnly = 'only jobs may call it, and it says so itself'

export const complaintsCases: Cases = {
  'complaints/commands/register-from-mail#registerFromMail':
    'reads a text signed for the company in hand, then is registerComplaint',
  'complaints/commands/register-complaint#registerComplaint': doing(
    (ctx) =>
      registerComplaint(
        ctx,
        registerComplaintInput.parse(complaintTyped({ receivedOn: '2026-11-25' })),
      ),
    all,
  ),
  'complaints/commands/register-complaint#insertComplaint': inner,
  'complaints/commands/change-complaint#loadComplaint': inner,
  'complaints/commands/change-complaint#takeDeed': inner,
  'complaints/commands/change-complaint#saveComplaint': inner,
  'complaints/commands/mail-about#mailCustomer': inner,
  'complaints/commands/mail-about#mailNews': inner,
  'complaints/commands/mail-about#mailExpiry': inner,
  'complaints/commands/expire-complaint#expireComplaint': jobOnly,
  'complaints/commands/expire-complaint#postProvision': jobOnly,
  'complaints/commands/expire-complaint#leaveProvision': jobOnly,
  'complaints/commands/take-submission#takeSubmission': jobOnly,
  'complaints/contacts#loadSealers':
    'opens nothing by itself: the rows it opens are read by queries',
  'complaints/commands/handle-complaint#triageComplaint': doing((ctx, { complaintId }) =>
    triageComplaint(ctx, {
      complaintId,
      version: 1,
      regime: 'consumer',
      legalBasis: 'service',
      causeId: null,
    }),
  ),
  'complaints/commands/handle-complaint#setWaiting': doing((ctx, { complaintId }) =>
    setWaiting(ctx, { complaintId, version: 1, isWaiting: true }),
  ),
  'complaints/commands/handle-complaint#decideComplaint': doing((ctx, { complaintId }) =>
    decideComplaint(
      ctx,
      decideInput.parse({
        complaintId,
        version: '1',
        decision: 'accepted',
        grounds: 'Wada potwierdzona w oględzinach.',
        remedy: 'repair',
      }),
    ),
  ),
  'complaints/commands/handle-complaint#extendComplaint': doing((ctx, { complaintId }) =>
    extendComplaint(
      ctx,
      extendInput.parse({
        complaintId,
        version: '1',
        cause: 'Czekamy na zapisy.',
        circumstances: 'Kto potwierdził.',
        expectedOn: '2026-12-20',
      }),
    ),
  ),
  'complaints/commands/handle-complaint#issueLetter': doing((ctx, { complaintId }) =>
    issueLetter(ctx, { complaintId, version: 1, locale: 'pl' }),
  ),
  'complaints/commands/handle-complaint#recordReply': doing((ctx, { complaintId }) =>
    recordReply(
      ctx,
      replyInput.parse({
        complaintId,
        version: '1',
        repliedOn: '2026-12-01',
        channel: 'letter',
        proof: 'R 1',
      }),
    ),
  ),
  'complaints/commands/handle-complaint#closeComplaint': doing((ctx, { complaintId }) =>
    closeComplaint(ctx, { complaintId, version: 1 }),
  ),
  'complaints/commands/handle-complaint#reopenComplaint': doing((ctx, { complaintId }) =>
    reopenComplaint(ctx, { complaintId, version: 1, reason: 'Nowe zdjęcia' }),
  ),
  'complaints/commands/keep-evidence#addEvidence': doing((ctx, { complaintId }) =>
    addEvidence(
      ctx,
      evidenceInput.parse({ complaintId, version: '1', kind: 'expert', note: 'Opinia serwisu' }),
    ),
  ),
  'complaints/commands/keep-evidence#withdrawEvidence': doing((ctx, at) =>
    withdrawEvidence(ctx, {
      complaintId: at.decidedComplaintId,
      version: 4,
      evidenceId: at.evidenceId,
    }),
  ),
  'complaints/commands/further-path#recordFurtherPath': doing((ctx, { complaintId }) =>
    recordFurtherPath(ctx, {
      complaintId,
      version: 1,
      furtherPath: 'court',
      furtherOn: '2026-12-01',
      furtherNote: null,
    }),
  ),
  'complaints/queries/evidence#listEvidence': reading((ctx, at) =>
    listEvidence(ctx, at.decidedComplaintId),
  ),
  'complaints/queries/evidence#listEvidenceChoices': doing((ctx, { complaintId }) =>
    listEvidenceChoices(ctx, complaintId),
  ),
  'complaints/commands/answer-customer#answerCustomer': doing((ctx, { complaintId }) =>
    answerCustomer(ctx, { complaintId, body: 'Dzień dobry' }),
  ),
  'complaints/commands/keep-causes#addCause': doing((ctx, { causeId }) =>
    addCause(ctx, { parentId: causeId, namePl: 'A', nameEn: 'A' }),
  ),
  'complaints/commands/keep-causes#ensureCause': doing(
    (ctx) => ensureCause(ctx, { code: 'x', namePl: 'A', nameEn: 'A' }),
    all,
  ),
  'complaints/commands/keep-causes#openCorrectiveAction': doing((ctx, { causeId }) =>
    openCorrectiveAction(ctx, {
      causeId,
      description: 'Sprawdzić dostawcę',
      ownerName: 'Anna',
      dueOn: '2026-12-20',
    }),
  ),
  'complaints/commands/keep-causes#advanceAction': doing((ctx, { actionId }) =>
    advanceAction(ctx, {
      step: 'done',
      actionId,
      doneOn: '2026-12-01',
      checkOn: '2026-12-31',
    }),
  ),
  'complaints/commands/keep-settings#saveSettings': doing(
    (ctx) => saveSettings(ctx, settingsInput.parse({ regimes: ['consumer'], contractDays: '14' })),
    all,
  ),
  'complaints/queries/causes#listCauses': reading((ctx) => listCauses(ctx), all),
  'complaints/queries/causes#listActions': reading((ctx) => listActions(ctx), all),
  'complaints/queries/causes#getSettings': reading((ctx) => getSettings(ctx), all),
  'complaints/queries/complaint#getComplaint': reading((ctx, at) =>
    getComplaint(ctx, at.complaintId),
  ),
  'complaints/queries/complaint#requireComplaint': reading((ctx, at) =>
    requireComplaint(ctx, at.complaintId),
  ),
  'complaints/queries/complaint#findComplaintOfItem': one(
    'viewer',
    'answers null to whoever may not read complaints',
  )((ctx, at) => findComplaintOfItem(ctx, at.complaintItemId)),
  'complaints/queries/letters#readLetterData': doing((ctx, { complaintId }) =>
    readLetterData(ctx, complaintId, 'extension'),
  ),
  'complaints/queries/letters#previewLetter': doing((ctx, { decidedComplaintId }) =>
    previewLetter(ctx, { complaintId: decidedComplaintId, locale: 'pl' }),
  ),
  'complaints/queries/letters#requireLetter': reading((ctx, at) =>
    requireLetter(ctx, { complaintId: at.decidedComplaintId, letterId: at.letterId }),
  ),
  'complaints/queries/register#listComplaints': reading((ctx) => listComplaints(ctx), all),
  'complaints/queries/register#readAtStake': reading((ctx) => readAtStake(ctx), all),
  'complaints/queries/register#servesComplaints': 'a yes or no that every role may ask for',
  'complaints/queries/report#readMonthReport': reading(
    (ctx) => readMonthReport(ctx, { period: '2026-11' }),
    all,
  ),
  'complaints/queries/report#listMonthRows': reading(
    (ctx) => listMonthRows(ctx, { period: '2026-11' }),
    all,
  ),
}
