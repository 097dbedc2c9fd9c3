import { index, type RouteConfigEntry, route } from '@remix-run/route-config'

/** /office: the provider's admins and auditors. */
export const officeRoutes: RouteConfigEntry[] = [
  route('office', 'routes/office/layout.tsx', [
    index('routes/office/overview.tsx'),
    route('work', 'routes/office/work.tsx'),
    route('companies', 'routes/office/companies.tsx'),
    route('companies/new', 'routes/office/companies.new.tsx'),
    route('companies/:company', 'routes/office/company.tsx', [
      index('routes/office/company.details.tsx'),
      route('people', 'routes/office/company.people.tsx'),
      route('agents', 'routes/office/company.agents.tsx'),
      route('schedules', 'routes/office/company.schedules.tsx'),
      route('schedules/new', 'routes/office/company.schedules.new.tsx'),
      route('scorecard', 'routes/office/company.scorecard.tsx'),
      route('scorecard/pdf', 'routes/office/company.scorecard.pdf.ts'),
      route('scorecard/csv', 'routes/office/company.scorecard.csv.ts'),
      route('days-off', 'routes/office/company.days-off.tsx'),
      route('contract', 'routes/office/company.contract.tsx'),
      route('contract/new', 'routes/office/company.contract.new.tsx'),
    ]),
    route('catalogue', 'routes/office/catalogue.tsx'),
    route('catalogue/new', 'routes/office/catalogue.new.tsx'),
    route('catalogue/:code', 'routes/office/catalogue.type.tsx', [
      index('routes/office/catalogue.current.tsx'),
      route('draft', 'routes/office/catalogue.draft.tsx'),
      route('versions', 'routes/office/catalogue.versions.tsx'),
    ]),
    route('billing', 'routes/office/billing.tsx'),
    route('billing/:period', 'routes/office/billing.period.tsx'),
    route('billing/:period/issue', 'routes/office/billing.issue.tsx'),
    route('invoices/:company/:invoice', 'routes/office/invoices.invoice.tsx'),
    route('invoices/:company/:invoice/issue', 'routes/office/invoices.issue.tsx'),
    route('invoices/:company/:invoice/pdf', 'routes/office/invoices.pdf.ts'),
    route('invoices/:company/:invoice/lines/:line', 'routes/office/invoices.line.tsx'),
    route('invoices/:company/:invoice/lines/:line/csv', 'routes/office/invoices.csv.ts'),
    route('targets', 'routes/office/targets.tsx'),
    route('staff', 'routes/office/staff.tsx'),
    route('outbox', 'routes/office/outbox.tsx'),
    route('audit', 'routes/office/audit.tsx'),
    route('*', 'routes/not-found.area.tsx', { id: 'office-not-found' }),
  ]),
]
