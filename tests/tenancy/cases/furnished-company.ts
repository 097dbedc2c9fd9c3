// One company with data in everything: items, questions, documents, books, bills, people.
import { createHash } from 'node:crypto'
import { writeFaXml } from '#db/seed/demo/fa-xml.ts'
import { draftFromDocument } from '#tenants/accounting/commands/draft-from-document.server.ts'
import { postPurchase } from '#tenants/accounting/commands/post-purchase.server.ts'
import { saveDraft } from '#tenants/accounting/commands/save-draft.server.ts'
import { getPurchase } from '#tenants/accounting/queries/purchases.server.ts'
import type { PurchaseInput, PurchasePage } from '#tenants/accounting/types.ts'
import { recordDocument } from '#tenants/archive/commands.server.ts'
import { ensureCompanyKey } from '#tenants/archive/keys.server.ts'
import { buildDraft } from '#tenants/billing/commands/build-draft.server.ts'
import { issueInvoice } from '#tenants/billing/commands/issue-invoice.server.ts'
import { excludeEvent } from '#tenants/billing/commands/review-draft.server.ts'
import { inviteMember } from '#tenants/companies/commands/invite-member.server.ts'
import { createContractVersion } from '#tenants/contracts/commands.server.ts'
import type { ContractVersionInput } from '#tenants/contracts/schema.ts'
import { requestPasswordReset } from '#tenants/identity/commands/reset-password.server.ts'
import { addAccount, openChart } from '#tenants/ledger/commands.server.ts'
import { addMonths, localDateOf, periodOf } from '#tenants/shared/dates.ts'
import { clientRoles, type MemberRole, services } from '#tenants/shared/permissions.ts'
import {
  type Principal,
  type TenantId,
  withAssigned,
  withCompany,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import { calendarInput } from '#tenants/sla/rules/calendar-schema.ts'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import { saveView } from '#tenants/work/commands/save-view.server.ts'
import { createSchedule } from '#tenants/work/commands/schedule-work.server.ts'
import { addNote, sendMessage } from '#tenants/work/commands/send-message.server.ts'
import { plainPlan } from '#tests/factories/billing.ts'
import { done } from '#tests/factories/books.ts'
import { aCompany, aMember, aNip, aStaffMember, assign } from '#tests/factories/company.ts'
import { aContract, officeHours } from '#tests/factories/contract.ts'
import { faXmlInvoice } from '#tests/factories/fa-invoice.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { complained } from './furnished-complaints.ts'
import { paid } from './furnished-payroll.ts'
import { aDayOff } from './furnished-sla.ts'
import type { Place } from './world.ts'

type House = { admin: Principal; auditor: Principal; before: Date; now: Date }
type Wish = { mark: string; accountNumber: string }
type People = Place['people']

// The company's day: around midnight the day of UTC is another one.
const dayOf = (at: Date) => localDateOf(at, 'Europe/Warsaw')

export async function furnishedCompany(house: House, wish: Wish): Promise<Place> {
  const { mark } = wish
  const nip = aNip(mark === 'alabaster' ? 9_001 : 9_002)
  const legalName = `Tajemnica ${mark} sp. z o.o.`
  const slug = `tajna-${mark}`
  const tenantId = await aCompany({ slug, legalName, nip })
  const { people, emails } = await staffed(house, tenantId, mark)
  const contractId = await aContract(tenantId, {
    effectiveFrom: `${house.before.getUTCFullYear() - 1}-01-01`,
    pricePlan: plainPlan,
    serviceCredits: { steps: [{ belowBp: 9_000, percentBp: 500 }] },
  })
  await withProvider(house.admin, {}, async (ctx) => {
    await openChart(ctx, tenantId)
    await ensureCompanyKey(ctx, tenantId)
  })
  const company: Company = { tenantId, people, ...house, ...wish, nip }
  const work = await worked(company)
  const books = await booked(company)
  const bills = await billed(company)
  const rest = await kept(company)
  const { hr, agent } = people
  const payroll = await paid({
    tenantId,
    hr,
    agent,
    mark,
    now: house.now,
    itemId: work.itemId,
  })
  const complaints = await complained({ tenantId, agent, mark })
  people.employee = payroll.signIn.principal
  emails.employee = payroll.signIn.email
  return {
    tenantId,
    people,
    emails,
    target: {
      tenantId,
      slug,
      nip,
      legalName,
      contractId,
      memberId: people.viewer.accountId!,
      agentId: people.agent.accountId!,
      accountNumber: wish.accountNumber,
      ...work,
      ...books,
      ...bills,
      ...rest,
      ...payroll.target,
      ...complaints,
      resetToken: await resetLink(emails.owner, house.now),
    },
  }
}

type Company = House & Wish & { tenantId: TenantId; people: People; nip: string }

async function staffed(house: House, tenantId: TenantId, mark: string) {
  const named = (role: string) => ({
    name: `Osoba ${role} ${mark}`,
    email: `${role}-${mark}@tajne.example`,
  })
  const clients = await Promise.all(
    clientRoles.map((role) => aMember(tenantId, role, house.now, named(role))),
  )
  const [agent, lead] = await Promise.all([
    aStaffMember('agent', house.now, named('agent')),
    aStaffMember('lead', house.now, named('lead')),
  ])
  await Promise.all([assign(tenantId, agent.id, services), assign(tenantId, lead.id, services)])
  const all = [...clients, agent, lead]
  const byRole = <T>(pick: (person: (typeof all)[number]) => T) =>
    Object.fromEntries(all.map((person) => [person.principal.role, pick(person)]))
  const staff = { admin: house.admin, auditor: house.auditor }
  return {
    people: { ...byRole(({ principal }) => principal), ...staff } as Record<MemberRole, Principal>,
    emails: byRole(({ email }) => email) as Place['emails'],
  }
}

async function worked({ tenantId, people, mark }: Company) {
  const looseDocumentId = await aDocument(people.owner, tenantId, `luzny-${mark}.pdf`)
  const documentId = await aDocument(people.owner, tenantId, `zalacznik-${mark}.pdf`)
  const { itemId } = await done(people.owner, tenantId, (ctx) =>
    openItem(ctx, {
      requestType: 'vat_question',
      title: `Pytanie firmy ${mark}`,
      form: { details: `Sprawa ${mark}` },
      source: 'request',
      documents: [documentId],
    }),
  )
  await done(people.agent, tenantId, (ctx) => sendMessage(ctx, { itemId, body: `List ${mark}` }))
  await done(people.agent, tenantId, (ctx) => addNote(ctx, { itemId, body: `Notatka ${mark}` }))
  const { questionId } = await done(people.agent, tenantId, (ctx) =>
    askClient(ctx, { itemId, body: `Co z ${mark}?` }),
  )
  return { itemId, questionId, documentId, looseDocumentId }
}

async function aDocument(who: Principal, tenantId: TenantId, originalName: string) {
  const recorded = await withCompany(who, tenantId, {}, (ctx) =>
    recordDocument(ctx, stagedAs(tenantId, originalName), { service: 'accounting' }),
  )
  return recorded.id
}

function stagedAs(tenantId: TenantId, originalName: string, xml?: string) {
  const bytes = Buffer.from(xml ?? originalName)
  return {
    tenantId,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
    mime: xml ? ('application/xml' as const) : ('application/pdf' as const),
    originalName,
  }
}

/** Two papers of the month before, one of them in the books, and one of this month. */
async function booked(company: Company) {
  const earlier = { ...company, now: company.before }
  const posted = await aPaper(earlier, 1)
  const page = await postedPage(earlier, posted.purchaseId)
  await postedPage(company, (await aPaper(company, 2)).purchaseId)
  await postedPage(company, (await aPaper(company, 5)).purchaseId)
  const waiting = await aPaper(company, 3)
  const unbooked = await aPaper(company, 4, false)
  const draft = await readPage(company, waiting.purchaseId)
  await done(company.people.agent, company.tenantId, (ctx) =>
    addAccount(ctx, {
      number: company.accountNumber,
      namePl: `Konto ${company.mark}`,
      nameEn: `Account ${company.mark}`,
    }),
  )
  return {
    purchaseId: waiting.purchaseId,
    purchaseItemId: waiting.itemId,
    purchaseDocumentId: waiting.documentId,
    purchaseVersion: draft.version,
    draft: inputOf(draft),
    unbookedItemId: unbooked.itemId,
    postedId: posted.purchaseId,
    postedItemId: posted.itemId,
    entryId: page.entryId!,
    sellerNip: page.sellerNip!,
  }
}

async function aPaper(company: Company, n: number, isDrafted = true) {
  const { tenantId, people, now, mark, nip } = company
  const day = dayOf(now)
  const xml = writeFaXml(
    faXmlInvoice({
      number: `FV/${mark}/${n}`,
      createdAt: now.toISOString(),
      issuedOn: day,
      soldOn: day,
      seller: {
        // A supplier of its own: what is remembered of one is nobody else's business.
        nip: aNip(mark === 'alabaster' ? 9_101 : 9_102),
        name: `Dostawca ${mark}`,
        address: { country: 'PL', line1: 'ul. Źródlana 1', line2: '00-001 Warszawa' },
        email: null,
      },
      buyer: {
        id: { kind: 'nip', value: nip },
        name: `Odbiorca ${mark}`,
        address: { country: 'PL', line1: 'ul. Próbna 2', line2: '30-002 Kraków' },
      },
      payment: { paidOn: null, dueOn: day, form: 'transfer', account: null },
    }),
  )
  const originalName = `faktura-${mark}-${n}.xml`
  return withCompany({ ...people.finance, now }, tenantId, {}, async (ctx) => {
    const { id: documentId } = await recordDocument(ctx, stagedAs(tenantId, originalName, xml), {
      service: 'accounting',
    })
    const opened = await openItem(ctx, {
      requestType: 'purchase_invoice',
      title: originalName,
      form: {},
      source: 'upload',
      documents: [documentId],
    })
    if (!opened.ok) throw new Error(opened.code)
    const { itemId } = opened.value
    if (!isDrafted) return { itemId, documentId, purchaseId: '' }
    const made = await draftFromDocument(ctx, { itemId, documentId, bytes: Buffer.from(xml) })
    return { itemId, documentId, purchaseId: made.purchaseId }
  })
}

async function readPage({ people, tenantId }: Company, purchaseId: string): Promise<PurchasePage> {
  const page = await withCompany(people.agent, tenantId, { readOnly: true }, (ctx) =>
    getPurchase(ctx, purchaseId),
  )
  return page!
}

async function postedPage(company: Company, purchaseId: string): Promise<PurchasePage> {
  const { tenantId, now } = company
  const agent = { ...company.people.agent, now }
  const page = await readPage(company, purchaseId)
  const { version } = await done(agent, tenantId, (ctx) =>
    saveDraft(ctx, { purchaseId, version: page.version, draft: inputOf(page) }),
  )
  await done(agent, tenantId, (ctx) => postPurchase(ctx, { purchaseId, version }))
  return readPage(company, purchaseId)
}

function inputOf(page: PurchasePage): PurchaseInput {
  const { kind, number, ksefNumber, sellerNip, sellerCountry, sellerName, issuedOn } = page
  const { soldOn, receivedOn, dueOn, bookedOn, currency, fxRate, grossMinor, vatRows } = page
  const { correctedNumber, vatPeriod, cashMethod, selfAssessment, note } = page
  return {
    kind,
    number,
    ksefNumber,
    sellerNip,
    sellerCountry,
    sellerName,
    issuedOn,
    soldOn,
    receivedOn,
    dueOn,
    bookedOn,
    currency,
    fxRate,
    grossMinor,
    vatRows,
    correctedNumber,
    vatPeriod,
    cashMethod,
    selfAssessment,
    note,
    lines: page.lines.map((line) => ({ ...line, accountNumber: line.accountNumber || '402' })),
  }
}

/** The month before is invoiced; this one has a draft. */
async function billed({ admin, tenantId, before, now }: Company) {
  const sql = ownerSql()
  const draftOf = async (at: Date) => {
    const period = periodOf(dayOf(at))
    await withProvider(admin, {}, (ctx) => buildDraft(ctx, { tenantId, period }))
    const [row] = await sql<{ id: string; version: number; line: string; event: string }[]>`
      select i.id, i.version, l.id as line, e.id as event from invoices i
      join invoice_lines l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
      join meter_events e on e.tenant_id = i.tenant_id and e.invoice_line_id = l.id
      where i.tenant_id = ${tenantId} and i.period = ${period} limit 1`
    return row!
  }
  const first = await draftOf(before)
  await withProvider(admin, {}, async (ctx) => {
    const { id: invoiceId, version } = first
    const issued = await issueInvoice(ctx, { tenantId, invoiceId, version })
    if (!issued.ok) throw new Error(issued.code)
  })
  await excludeOne(admin, tenantId)
  const second = await draftOf(now)
  return {
    invoiceId: first.id,
    lineId: first.line,
    draftInvoiceId: second.id,
    draftVersion: second.version,
    eventId: second.event,
  }
}

async function excludeOne(admin: Principal, tenantId: TenantId) {
  const [event] = await ownerSql()<{ id: string }[]>`select id from meter_events
    where tenant_id = ${tenantId} and invoice_line_id is null limit 1`
  await withProvider(admin, {}, (ctx) =>
    excludeEvent(ctx, { tenantId, eventId: event!.id, reason: 'Grzecznościowo' }),
  )
}

async function kept({ admin, people, tenantId, mark, now }: Company) {
  const effectiveFrom = `${addMonths(periodOf(dayOf(now)), 2)}-01`
  const coming = await withProvider(admin, {}, (ctx) =>
    createContractVersion(ctx, { tenantId, ...termsFrom(effectiveFrom) }),
  )
  if (!coming.ok) throw new Error(coming.code)
  const { id: invitationId } = await done(people.owner, tenantId, (ctx) =>
    inviteMember(ctx, {
      email: `gosc-${mark}@tajne.example`,
      name: `Gość ${mark}`,
      role: 'viewer',
    }),
  )
  const [mail] = await ownerSql()<{ link: string }[]>`select payload->>'link' as link
    from outbox_messages where tenant_id = ${tenantId} and template = 'invitation'`
  const { scheduleId } = await done(people.lead, tenantId, (ctx) =>
    createSchedule(ctx, scheduleFrom(dayOf(now))),
  )
  const view = await withAssigned(
    people.agent,
    (ctx) => saveView(ctx, { list: 'queue', name: `Widok ${mark}`, query: 'status=new' }),
    { readOnly: false },
  )
  if (!view.ok) throw new Error(view.code)
  return {
    dayOffId: await aDayOff(admin, tenantId, mark),
    comingContractId: coming.value.id,
    invitationId,
    invitationToken: mail!.link.split('/').at(-1)!,
    scheduleId,
    viewId: view.value.viewId,
  }
}

/** The secret of a link that the owner asked for and has not used. */
async function resetLink(email: string, now: Date): Promise<string> {
  await requestPasswordReset(
    { now, requestId: 'test', ip: '127.0.0.1', userAgent: null },
    { email },
  )
  const [mail] = await ownerSql()<{ link: string }[]>`select payload->>'link' as link
    from outbox_messages where template = 'password_reset' and recipient = ${email}`
  return mail!.link.split('/').at(-1)!
}

export function termsFrom(effectiveFrom: string): ContractVersionInput {
  return {
    effectiveFrom,
    services: ['accounting'],
    calendar: calendarInput.parse(officeHours),
    slaTerms: [{ requestType: 'vat_question', firstResponseMinutes: 60, resolutionMinutes: 480 }],
    pricePlan: { components: [{ model: 'flat', code: 'care', amount_minor: 100 }] },
    paymentDays: 14,
    clientAnswerMinutes: null,
    serviceCredits: null,
    note: null,
  }
}

export function scheduleFrom(notBefore: string) {
  return {
    requestType: 'monthly_close',
    title: 'Zamknięcie {previous}',
    form: { period: '{previous}' },
    dayOfMonth: 5,
    everyMonths: 1,
    notBefore,
  }
}
