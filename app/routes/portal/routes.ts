import { index, type RouteConfigEntry, route } from '@remix-run/route-config'
import { complaintRoutes } from '../complaints/routes.ts'
import { payrollRoutes } from '../payroll/routes.ts'

/** /portal/:company: what a client company's people see. */
export const portalRoutes: RouteConfigEntry[] = [
  route('portal', 'routes/portal/choose.tsx'),
  // A script's upload is answered with JSON: it stands outside the frame.
  route('portal/:company/upload/file', 'routes/portal/upload.file.ts'),
  route('portal/:company/items/:item/files', 'routes/portal/items.files.ts'),
  route('portal/:company/items/:item/clock/:kind/case', 'routes/portal/items.clock.case.ts'),
  route('portal/:company/books/export/:page', 'routes/portal/books.export.ts'),
  route('portal/:company', 'routes/portal/layout.tsx', [
    route('books/trial-balance', 'routes/portal/books.trial-balance.tsx'),
    route('books/journal', 'routes/portal/books.journal.tsx'),
    route('books/vat', 'routes/portal/books.vat.tsx'),
    route('books/accounts/:number', 'routes/portal/books.account.tsx'),
    index('routes/portal/home.tsx'),
    route('questions', 'routes/portal/questions.tsx'),
    route('upload', 'routes/portal/upload.tsx'),
    route('items', 'routes/portal/items.tsx'),
    route('items/:item', 'routes/portal/items.item.tsx'),
    route('items/:item/clock/:kind', 'routes/portal/items.clock.tsx'),
    route('requests/new', 'routes/portal/requests.new.tsx'),
    route('documents', 'routes/portal/documents.tsx'),
    route('documents/:document', 'routes/portal/documents.document.tsx'),
    route('scorecard', 'routes/portal/scorecard.tsx'),
    route('scorecard/pdf', 'routes/portal/scorecard.pdf.ts'),
    route('scorecard/xlsx', 'routes/portal/scorecard.xlsx.ts'),
    route('scorecard/csv', 'routes/portal/scorecard.csv.ts'),
    route('contract', 'routes/portal/contract.tsx'),
    route('people', 'routes/portal/people.tsx'),
    route('invoices', 'routes/portal/invoices.tsx'),
    route('invoices/:invoice', 'routes/portal/invoices.invoice.tsx'),
    route('invoices/:invoice/pdf', 'routes/portal/invoices.pdf.ts'),
    route('invoices/:invoice/lines/:line', 'routes/portal/invoices.line.tsx'),
    route('invoices/:invoice/lines/:line/csv', 'routes/portal/invoices.csv.ts'),
    ...complaintRoutes('portal'),
    ...payrollRoutes('portal'),
    route('*', 'routes/not-found.area.tsx', { id: 'portal-not-found' }),
  ]),
]
