import { attachUpload, fileDocument, recordDocument } from '#tenants/archive/commands.server.ts'
import { ensureCompanyKey, loadFileKey } from '#tenants/archive/keys.server.ts'
import {
  documentsBy,
  getDocument,
  listDocuments,
  listItemsOfDocument,
  openDocument,
} from '#tenants/archive/queries.server.ts'
import { enqueueMail, recordAudit } from '#tenants/audit/commands.server.ts'
import { verifyChain } from '#tenants/audit/jobs.server.ts'
import type { Cases, CompanyCase } from './case.ts'

const reading = (run: CompanyCase['run'], more: Partial<CompanyCase> = {}): CompanyCase => ({
  scope: 'company',
  as: 'finance',
  needs: ['documents:read'],
  run,
  ...more,
})
const underneath = 'called by commands and queries that have asked already'

export const archiveCases: Cases = {
  // Content staged for another company must not become a document here.
  'archive/commands#recordDocument': {
    scope: 'company',
    as: 'finance',
    needs: ['documents:upload'],
    run: (ctx, at) =>
      recordDocument(
        ctx,
        {
          tenantId: at.tenantId,
          sha256: 'a'.repeat(64),
          sizeBytes: 10,
          mime: 'application/pdf',
          originalName: 'x.pdf',
        },
        { service: 'accounting' },
      ),
  },
  'archive/commands#attachUpload': {
    scope: 'company',
    as: 'finance',
    needs: ['documents:upload'],
    run: (ctx, at) =>
      attachUpload(
        ctx,
        {
          tenantId: at.tenantId,
          sha256: 'b'.repeat(64),
          sizeBytes: 10,
          mime: 'application/pdf',
          originalName: 'y.pdf',
        },
        { itemId: at.itemId },
      ),
  },
  'archive/commands#fileDocument': {
    scope: 'company',
    as: 'agent',
    needs: ['work:do'],
    run: (ctx, at) => fileDocument(ctx, { documentId: at.documentId, filedAs: 'FV/1' }),
  },
  'archive/keys#ensureCompanyKey': {
    scope: 'company',
    as: 'admin',
    needs: ['companies:manage'],
    absent: 'forbidden',
    run: (ctx, at) => ensureCompanyKey(ctx, at.tenantId),
  },
  'archive/keys#loadFileKey': {
    scope: 'company',
    as: 'viewer',
    needs: underneath,
    names: false,
    run: async (ctx) => (await loadFileKey(ctx)).toString('hex'),
  },
  'archive/queries#getDocument': reading((ctx, at) => getDocument(ctx, at.documentId)),
  'archive/queries#documentsBy': reading((ctx) => documentsBy(ctx, {}, null), { names: false }),
  'archive/queries#openDocument': reading(
    async (ctx, at) => (await openDocument(ctx, at.documentId)).document,
  ),
  'archive/queries#listItemsOfDocument': reading(
    (ctx, at) => listItemsOfDocument(ctx, at.documentId),
    { needs: ['work:read'] },
  ),
  'archive/queries#listDocuments': reading((ctx) => listDocuments(ctx), { names: false }),
  'audit/commands#recordAudit': {
    scope: 'company',
    as: 'owner',
    needs: underneath,
    absent: 'forbidden',
    run: (ctx, at) =>
      recordAudit(ctx, {
        tenantId: at.tenantId,
        action: 'work.item_opened',
        subjectType: 'work_item',
        subjectId: at.itemId,
      }),
  },
  'audit/commands#enqueueMail': {
    scope: 'company',
    as: 'owner',
    needs: underneath,
    absent: 'forbidden',
    run: (ctx, at) =>
      enqueueMail(ctx, {
        tenantId: at.tenantId,
        recipient: 'x@example.com',
        locale: 'pl',
        template: 'question_asked',
        payload: {},
      }),
  },
  'audit/jobs#verifyChain': {
    scope: 'company',
    as: 'owner',
    needs: 'counts and a yes or no about the company in hand',
    names: false,
    run: (ctx) => verifyChain(ctx),
  },
}
