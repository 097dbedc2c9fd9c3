// Every internal URL. JSX and redirects call these; no other file spells a path.

type Query = Record<string, string | number | null | undefined>

function whichClock(seq: number): Query {
  return seq === 1 ? {} : { seq }
}

function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value))
  }
  const text = params.toString()
  return text ? `${path}?${text}` : path
}

export const paths = {
  home: () => '/',
  signIn: (query?: { returnTo?: string }) => withQuery('/sign-in', query),
  signOut: () => '/sign-out',
  resetRequest: () => '/reset',
  reset: (token: string) => `/reset/${token}`,
  invitation: (token: string) => `/invitation/${token}`,
  account: () => '/account',
  preferences: () => '/preferences',

  desk: (query?: Query) => withQuery('/desk', query),
  deskEvents: () => '/desk/events',
  deskItem: (company: string, item: string) => `/desk/c/${company}/items/${item}`,
  deskItemFiles: (company: string, item: string) => `/desk/c/${company}/items/${item}/files`,
  /** An item may have several clocks of a kind: the first one needs no number. */
  deskClock: (company: string, item: string, kind: string, seq = 1) =>
    withQuery(`/desk/c/${company}/items/${item}/clock/${kind}`, whichClock(seq)),
  deskClockCase: (company: string, item: string, kind: string, seq = 1) =>
    withQuery(`/desk/c/${company}/items/${item}/clock/${kind}/case`, whichClock(seq)),
  deskNewItem: (company: string) => `/desk/c/${company}/items/new`,
  deskBooking: (company: string, purchase: string) => `/desk/c/${company}/bookings/${purchase}`,
  deskBookingStep: (company: string, purchase: string, step: 'post' | 'reverse' | 'reject') =>
    `/desk/c/${company}/bookings/${purchase}/${step}`,
  deskNewBooking: (company: string) => `/desk/c/${company}/bookings/new`,
  deskBooksExport: (company: string, page: BooksPage | 'account', query?: Query) =>
    withQuery(`/desk/c/${company}/books/export/${page}`, query),
  deskPeriod: (company: string) => `/desk/c/${company}/books/period`,
  deskBooks: (company: string, page: BooksPage, query?: Query) =>
    withQuery(`/desk/c/${company}/books/${page}`, query),
  deskAccount: (company: string, number: string, query?: Query) =>
    withQuery(`/desk/c/${company}/books/accounts/${number}`, query),
  deskSchedules: (company: string) => `/desk/c/${company}/schedules`,
  deskNewSchedule: (company: string) => `/desk/c/${company}/schedules/new`,
  deskDocuments: (company: string, query?: Query) =>
    withQuery(`/desk/c/${company}/documents`, query),

  portals: () => '/portal',
  portal: (company: string) => `/portal/${company}`,
  portalQuestions: (company: string, question?: string) =>
    `/portal/${company}/questions${question ? `#q-${question}` : ''}`,
  deskQuestions: (query?: Query) => withQuery('/desk/questions', query),
  answer: (company: string, token: string) => `/answer/${company}/${token}`,
  portalUpload: (company: string) => `/portal/${company}/upload`,
  /** One file of a script's upload: answers with JSON. */
  portalUploadFile: (company: string) => `/portal/${company}/upload/file`,
  portalItems: (company: string, query?: Query) => withQuery(`/portal/${company}/items`, query),
  portalItem: (company: string, item: string) => `/portal/${company}/items/${item}`,
  portalItemFiles: (company: string, item: string) => `/portal/${company}/items/${item}/files`,
  portalClock: (company: string, item: string, kind: string, seq = 1) =>
    withQuery(`/portal/${company}/items/${item}/clock/${kind}`, whichClock(seq)),
  portalClockCase: (company: string, item: string, kind: string, seq = 1) =>
    withQuery(`/portal/${company}/items/${item}/clock/${kind}/case`, whichClock(seq)),
  portalNewRequest: (company: string, query?: Query) =>
    withQuery(`/portal/${company}/requests/new`, query),
  portalDocuments: (company: string, query?: Query) =>
    withQuery(`/portal/${company}/documents`, query),
  portalDocument: (company: string, document: string) => `/portal/${company}/documents/${document}`,
  portalBooksExport: (company: string, page: BooksPage | 'account', query?: Query) =>
    withQuery(`/portal/${company}/books/export/${page}`, query),
  portalBooks: (company: string, page: BooksPage, query?: Query) =>
    withQuery(`/portal/${company}/books/${page}`, query),
  portalAccount: (company: string, number: string, query?: Query) =>
    withQuery(`/portal/${company}/books/accounts/${number}`, query),
  portalInvoices: (company: string, query?: Query) =>
    withQuery(`/portal/${company}/invoices`, query),
  portalInvoice: (company: string, invoice: string) => `/portal/${company}/invoices/${invoice}`,
  portalInvoicePdf: (company: string, invoice: string) =>
    `/portal/${company}/invoices/${invoice}/pdf`,
  portalInvoiceLine: (company: string, invoice: string, line: string, query?: Query) =>
    withQuery(`/portal/${company}/invoices/${invoice}/lines/${line}`, query),
  portalInvoiceLineCsv: (company: string, invoice: string, line: string) =>
    `/portal/${company}/invoices/${invoice}/lines/${line}/csv`,
  portalScorecard: (company: string, query?: Query) =>
    withQuery(`/portal/${company}/scorecard`, query),
  portalScorecardPdf: (company: string, query?: Query) =>
    withQuery(`/portal/${company}/scorecard/pdf`, query),
  portalScorecardXlsx: (company: string, query?: Query) =>
    withQuery(`/portal/${company}/scorecard/xlsx`, query),
  portalScorecardCsv: (company: string, query?: Query) =>
    withQuery(`/portal/${company}/scorecard/csv`, query),
  portalContract: (company: string) => `/portal/${company}/contract`,
  portalPeople: (company: string) => `/portal/${company}/people`,

  office: () => '/office',
  officeWork: (query?: Query) => withQuery('/office/work', query),
  officeCompanies: (query?: Query) => withQuery('/office/companies', query),
  officeNewCompany: () => '/office/companies/new',
  officeCompany: (company: string) => `/office/companies/${company}`,
  officePeople: (company: string) => `/office/companies/${company}/people`,
  officeAgents: (company: string) => `/office/companies/${company}/agents`,
  officeSchedules: (company: string) => `/office/companies/${company}/schedules`,
  officeNewSchedule: (company: string) => `/office/companies/${company}/schedules/new`,
  officeScorecard: (company: string) => `/office/companies/${company}/scorecard`,
  officeScorecardPdf: (company: string, query?: Query) =>
    withQuery(`/office/companies/${company}/scorecard/pdf`, query),
  officeScorecardXlsx: (company: string, query?: Query) =>
    withQuery(`/office/companies/${company}/scorecard/xlsx`, query),
  officeScorecardCsv: (company: string, query?: Query) =>
    withQuery(`/office/companies/${company}/scorecard/csv`, query),
  officeTargets: () => '/office/targets',
  officeDaysOff: (company: string) => `/office/companies/${company}/days-off`,
  officeContract: (company: string) => `/office/companies/${company}/contract`,
  officeNewContract: (company: string) => `/office/companies/${company}/contract/new`,
  officeBilling: () => '/office/billing',
  officeBillingPeriod: (period: string, query?: Query) =>
    withQuery(`/office/billing/${period}`, query),
  officeBillingIssue: (period: string) => `/office/billing/${period}/issue`,
  officeInvoice: (company: string, invoice: string) => `/office/invoices/${company}/${invoice}`,
  officeInvoicePdf: (company: string, invoice: string) =>
    `/office/invoices/${company}/${invoice}/pdf`,
  officeInvoiceIssue: (company: string, invoice: string) =>
    `/office/invoices/${company}/${invoice}/issue`,
  officeInvoiceLine: (company: string, invoice: string, line: string, query?: Query) =>
    withQuery(`/office/invoices/${company}/${invoice}/lines/${line}`, query),
  officeInvoiceLineCsv: (company: string, invoice: string, line: string) =>
    `/office/invoices/${company}/${invoice}/lines/${line}/csv`,
  officeCatalogue: (query?: Query) => withQuery('/office/catalogue', query),
  officeNewType: () => '/office/catalogue/new',
  officeType: (code: string) => `/office/catalogue/${code}`,
  officeTypeDraft: (code: string) => `/office/catalogue/${code}/draft`,
  officeTypeVersions: (code: string) => `/office/catalogue/${code}/versions`,
  officeStaff: () => '/office/staff',
  officeOutbox: (query?: Query) => withQuery('/office/outbox', query),
  officeAudit: (query?: Query) => withQuery('/office/audit', query),

  staff: (at: PayPlace, company: string, query?: Query) => withQuery(staffOf(at, company), query),
  newStaff: (at: PayPlace, company: string) => `${staffOf(at, company)}/new`,
  staffImport: (at: PayPlace, company: string) => `${staffOf(at, company)}/import`,
  person: (at: PayPlace, company: string, person: string) => `${staffOf(at, company)}/${person}`,
  personFile: (at: PayPlace, company: string, person: string, query?: Query) =>
    withQuery(`${staffOf(at, company)}/${person}/file`, query),
  expiries: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${staffOf(at, company)}/expiries`, query),
  imports: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${staffOf(at, company)}/imports`, query),
  importJob: (at: PayPlace, company: string, job: string, query?: Query) =>
    withQuery(`${staffOf(at, company)}/imports/${job}`, query),
  importReport: (at: PayPlace, company: string, job: string) =>
    `${staffOf(at, company)}/imports/${job}/report.csv`,
  absencesImport: (at: PayPlace, company: string) => `${payrollOf(at, company)}/absences/import`,
  personEdit: (at: PayPlace, company: string, person: string) =>
    `${staffOf(at, company)}/${person}/edit`,
  personHire: (at: PayPlace, company: string, person: string) =>
    `${staffOf(at, company)}/${person}/hire`,
  personTerms: (at: PayPlace, company: string, person: string, contract: string) =>
    `${staffOf(at, company)}/${person}/contracts/${contract}`,
  absences: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/absences`, query),
  newAbsence: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/absences/new`, query),
  monthInputs: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/inputs`, query),
  payRuns: (at: PayPlace, company: string, query?: Query) =>
    withQuery(payrollOf(at, company), query),
  paySettings: (at: PayPlace, company: string) => `${payrollOf(at, company)}/settings`,
  payRun: (at: PayPlace, company: string, run: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/runs/${run}`, query),
  payRunStep: (at: PayPlace, company: string, run: string, step: string) =>
    `${payrollOf(at, company)}/runs/${run}/${step}`,
  payPayments: (at: PayPlace, company: string, run: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/runs/${run}/payments`, query),
  payPaymentsFile: (at: PayPlace, company: string, run: string) =>
    `${payrollOf(at, company)}/runs/${run}/payments/file`,
  garnishments: (at: PayPlace, company: string, person: string) =>
    `${staffOf(at, company)}/${person}/garnishments`,
  payslip: (at: PayPlace, company: string, run: string, slip: string) =>
    `${payrollOf(at, company)}/runs/${run}/payslips/${slip}`,

  payslipPdf: (at: PayPlace, company: string, run: string, slip: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/runs/${run}/payslips/${slip}/pdf`, query),
  payslipsPdf: (at: PayPlace, company: string, run: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/runs/${run}/payslips.pdf`, query),
  certificates: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/certificates`, query),
  newCertificate: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/certificates/new`, query),
  certificate: (at: PayPlace, company: string, certificate: string) =>
    `${payrollOf(at, company)}/certificates/${certificate}`,
  certificatePdf: (at: PayPlace, company: string, certificate: string) =>
    `${payrollOf(at, company)}/certificates/${certificate}/pdf`,
  declarations: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/declarations`, query),
  zusSet: (at: PayPlace, company: string, declaration: string) =>
    `${payrollOf(at, company)}/declarations/zus/${declaration}`,
  zusSetFile: (at: PayPlace, company: string, declaration: string) =>
    `${payrollOf(at, company)}/declarations/zus/${declaration}/file`,

  taxForms: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/tax-forms`, query),
  sendTaxForms: (at: PayPlace, company: string, query: { year: number; form?: string }) =>
    withQuery(`${payrollOf(at, company)}/tax-forms/send`, query),
  taxForm: (at: PayPlace, company: string, form: string) =>
    `${payrollOf(at, company)}/tax-forms/${form}`,
  taxFormFile: (at: PayPlace, company: string, form: string, file: 'pdf' | 'xml') =>
    `${payrollOf(at, company)}/tax-forms/${form}/${file}`,
  payCosts: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/costs`, query),
  payCostsExport: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${payrollOf(at, company)}/costs/export`, query),
  payCard: (at: PayPlace, company: string, person: string, query?: Query) =>
    withQuery(`${staffOf(at, company)}/${person}/card`, query),
  payCardFile: (
    at: PayPlace,
    company: string,
    person: string,
    file: 'pdf' | 'csv',
    query?: Query,
  ) => withQuery(`${staffOf(at, company)}/${person}/card/${file}`, query),

  complaints: (at: PayPlace, company: string, query?: Query) =>
    withQuery(complaintsOf(at, company), query),
  complaintMail: (at: PayPlace, company: string) => `${complaintsOf(at, company)}/mail`,
  newComplaint: (at: PayPlace, company: string) => `${complaintsOf(at, company)}/new`,
  complaint: (at: PayPlace, company: string, complaint: string) =>
    `${complaintsOf(at, company)}/${complaint}`,
  complaintLetter: (
    at: PayPlace,
    company: string,
    complaint: string,
    letter: string,
    query?: Query,
  ) => withQuery(`${complaintsOf(at, company)}/${complaint}/letters/${letter}`, query),
  complaintReport: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${complaintsOf(at, company)}/report`, query),
  complaintCsv: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${complaintsOf(at, company)}/report.csv`, query),
  complaintReportPdf: (at: PayPlace, company: string, query?: Query) =>
    withQuery(`${complaintsOf(at, company)}/report.pdf`, query),
  complaintCauses: (at: PayPlace, company: string) => `${complaintsOf(at, company)}/causes`,
  complaintSettings: (at: PayPlace, company: string) => `${complaintsOf(at, company)}/settings`,
  /** For people without an account. */
  complain: (company: string, query?: Query) => withQuery(`/complain/${company}`, query),
  complainStatus: (company: string, secret: string, query?: Query) =>
    withQuery(`/complain/${company}/${secret}`, query),
  complainLetter: (company: string, secret: string, letter: string) =>
    `/complain/${company}/${secret}/letters/${letter}`,

  me: () => '/me',
  myPage: (company: string) => `/me/${company}`,
  myPayslip: (company: string, slip: string) => `/me/${company}/payslips/${slip}`,
  myPayslipPdf: (company: string, slip: string, query?: Query) =>
    withQuery(`/me/${company}/payslips/${slip}/pdf`, query),
  myCertificates: (company: string) => `/me/${company}/certificates`,
  myCertificatePdf: (company: string, certificate: string) =>
    `/me/${company}/certificates/${certificate}/pdf`,
  myTaxForms: (company: string) => `/me/${company}/tax-forms`,
  myTaxFormPdf: (company: string, form: string) => `/me/${company}/tax-forms/${form}/pdf`,
  myLeave: (company: string) => `/me/${company}/leave`,
  myData: (company: string) => `/me/${company}/data`,

  /** Bytes of a document, for its viewer and for download. */
  fileContent: (company: string, document: string, query?: { download?: 1; original?: 1 }) =>
    withQuery(`/files/${company}/${document}/content`, query),
}

/** Where people and pay are looked after: at the agents' desk or in the client's portal. */
export type PayPlace = 'desk' | 'portal'

const companyAt = (at: PayPlace, company: string) =>
  at === 'desk' ? `/desk/c/${company}` : `/portal/${company}`
const complaintsOf = (at: PayPlace, company: string) => `${companyAt(at, company)}/complaints`
// In the portal `people` are those with access.
const staffOf = (at: PayPlace, company: string) =>
  `${companyAt(at, company)}/${at === 'desk' ? 'people' : 'staff'}`
const payrollOf = (at: PayPlace, company: string) => `${companyAt(at, company)}/payroll`

export type BooksPage = 'trial-balance' | 'journal' | 'vat'
