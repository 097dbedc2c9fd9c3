import { makeTaxForms, markTaxFormsSent } from '#tenants/payroll/commands/keep-tax-forms.server.ts'
import { takeTaxForm } from '#tenants/payroll/commands/take-tax-form.server.ts'
import { getPayrollCard } from '#tenants/payroll/queries/payroll-card.server.ts'
import { getCostReport } from '#tenants/payroll/queries/payroll-costs.server.ts'
import { loadTaxFormFacts } from '#tenants/payroll/queries/tax-form-facts.server.ts'
import {
  getOwnTaxForm,
  getTaxForm,
  listOwnTaxForms,
  listTaxForms,
  openPeselOf,
} from '#tenants/payroll/queries/tax-forms.server.ts'
import type { Cases, CompanyCase } from './case.ts'

const year = 2026
const one = (
  as: CompanyCase['as'],
  needs: CompanyCase['needs'],
  run: CompanyCase['run'],
  more: Partial<CompanyCase> = {},
): CompanyCase => ({ scope: 'company', as, needs, run, ...more })
const all = { names: false } as const
const seeing = (run: CompanyCase['run'], more: Partial<CompanyCase> = {}) =>
  one('agent', ['payroll:read'], run, more)

export const payrollFormCases: Cases = {
  'payroll/commands/keep-tax-forms#makeTaxForms': one(
    'agent',
    ['payroll:do'],
    (ctx) => makeTaxForms(ctx, { year }),
    all,
  ),
  'payroll/commands/keep-tax-forms#markTaxFormsSent': one(
    'agent',
    ['payroll:do'],
    (ctx, { taxFormId }) => markTaxFormsSent(ctx, { year, ids: [taxFormId] }),
  ),
  'payroll/commands/take-tax-form#takeTaxForm': seeing((ctx, { taxFormId }) =>
    takeTaxForm(ctx, { formId: taxFormId, file: 'pdf' }),
  ),
  'payroll/queries/tax-form-facts#loadTaxFormFacts': seeing(
    (ctx) => loadTaxFormFacts(ctx, year),
    all,
  ),
  'payroll/queries/tax-forms#listTaxForms': seeing((ctx) => listTaxForms(ctx, { year }), all),
  'payroll/queries/tax-forms#getTaxForm': seeing((ctx, { taxFormId }) =>
    getTaxForm(ctx, taxFormId),
  ),
  'payroll/queries/tax-forms#openPeselOf': one('hr', ['people:unmask'], (ctx, { employeeId }) =>
    openPeselOf(ctx, employeeId),
  ),
  'payroll/queries/tax-forms#listOwnTaxForms': one(
    'employee',
    ['own_pay:read'],
    (ctx) => listOwnTaxForms(ctx),
    all,
  ),
  'payroll/queries/tax-forms#getOwnTaxForm': one(
    'employee',
    ['own_pay:read'],
    (ctx, { taxFormId }) => getOwnTaxForm(ctx, { formId: taxFormId }),
  ),
  'payroll/queries/payroll-card#getPayrollCard': seeing((ctx, { employeeId }) =>
    getPayrollCard(ctx, { employeeId, year }),
  ),
  'payroll/queries/payroll-costs#getCostReport': seeing(
    (ctx) => getCostReport(ctx, { by: 'person', from: '2026-01', to: '2026-12' }),
    all,
  ),
}
