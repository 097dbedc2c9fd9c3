import { requestCertificateInput } from '#tenants/payroll/certificate-schema.ts'
import {
  issueCertificate,
  refuseCertificate,
  requestCertificate,
  requestCertificateFor,
  withdrawCertificate,
} from '#tenants/payroll/commands/certificates.server.ts'
import {
  getCertificate,
  getOwnIssued,
  listCertificates,
  listOwnCertificates,
} from '#tenants/payroll/queries/certificates.server.ts'
import { findPayrollOfItem } from '#tenants/payroll/queries/item-source.server.ts'
import {
  getOwnPaperSlip,
  getOwnYear,
  getPaperSlip,
  listPaperSlips,
  recordSlipsTaken,
} from '#tenants/payroll/queries/paper-slips.server.ts'
import type { Cases, CompanyCase } from './case.ts'

const one =
  (as: CompanyCase['as'], needs: CompanyCase['needs']) =>
  (run: CompanyCase['run'], rest: Partial<CompanyCase> = {}): CompanyCase => ({
    scope: 'company',
    as,
    needs,
    run,
    ...rest,
  })
const own = one('employee', ['own_pay:read'])
const seeing = one('agent', ['payroll:read'])
const keeping = one('hr', ['people:manage'])
const all = { names: false } as const
const inner = 'a part of commands that ask before they call it'
const worker = 'the worker’s step: an unknown certificate has nothing to do'

const wish = (employmentId: string) =>
  requestCertificateInput.parse({ employmentId, kind: 'earnings', locale: 'en' })

export const payrollPaperCases: Cases = {
  'payroll/commands/certificates#requestCertificate': own((ctx, at) =>
    requestCertificate(ctx, wish(at.employmentId)),
  ),
  'payroll/commands/certificates#requestCertificateFor': keeping((ctx, at) =>
    requestCertificateFor(ctx, wish(at.employmentId)),
  ),
  'payroll/commands/certificates#withdrawCertificate': own((ctx, { certificateId }) =>
    withdrawCertificate(ctx, { certificateId }),
  ),
  'payroll/commands/certificates#issueCertificate': keeping((ctx, { certificateId }) =>
    issueCertificate(ctx, { certificateId, version: 1 }),
  ),
  'payroll/commands/certificates#refuseCertificate': keeping((ctx, { certificateId }) =>
    refuseCertificate(ctx, { certificateId, version: 1, reason: 'Nie teraz' }),
  ),
  'payroll/commands/certificate-items#openCertificateItem': inner,
  'payroll/commands/certificate-items#finishCertificateItem': inner,
  'payroll/commands/certificate-items#refuseCertificateItem': inner,
  'payroll/commands/certificate-items#openRequestedItem': worker,
  'payroll/commands/certificate-items#endOrphanedItem': worker,
  'payroll/commands/mail-employees#mailNewPayslips': inner,
  'payroll/commands/mail-employees#mailCertificate': inner,
  'payroll/queries/certificates#listCertificates': seeing((ctx) => listCertificates(ctx), all),
  'payroll/queries/certificates#getCertificate': seeing((ctx, at) =>
    getCertificate(ctx, at.certificateId),
  ),
  'payroll/queries/certificates#computeCertificate': inner,
  'payroll/queries/certificates#listOwnCertificates': own((ctx) => listOwnCertificates(ctx), all),
  'payroll/queries/certificates#getOwnIssued': own((ctx, { issuedCertificateId }) =>
    getOwnIssued(ctx, { certificateId: issuedCertificateId }),
  ),
  'payroll/queries/item-source#findPayrollOfItem': one(
    'agent',
    'answers null to whoever may not see pay',
  )((ctx, at) => findPayrollOfItem(ctx, at.itemId)),
  'payroll/queries/paper-slips#getPaperSlip': seeing((ctx, { payslipId }) =>
    getPaperSlip(ctx, { payslipId }),
  ),
  'payroll/queries/paper-slips#getOwnPaperSlip': own((ctx, { payslipId }) =>
    getOwnPaperSlip(ctx, { payslipId }),
  ),
  'payroll/queries/paper-slips#listPaperSlips': seeing((ctx, { runId }) =>
    listPaperSlips(ctx, { runId, part: 1 }),
  ),
  'payroll/queries/paper-slips#recordSlipsTaken': seeing(
    (ctx) =>
      recordSlipsTaken(ctx, {
        slips: [
          {
            id: '00000000-0000-7000-8000-00000000aaaa',
            runId: '00000000-0000-7000-8000-00000000bbbb',
            period: '2026-10',
            personName: 'Jan',
          },
        ],
      }),
    all,
  ),
  'payroll/queries/paper-slips#getOwnYear': own((ctx) => getOwnYear(ctx, { year: 2026 }), all),
}
