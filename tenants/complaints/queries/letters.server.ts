// Letters: what they would say now, and what was kept of those that were issued.
import { sql } from 'drizzle-orm'
import { requireCompany } from '../../companies/queries.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { localDateOf } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { loadSealers, openContact } from '../contacts.server.ts'
import type { LetterKind } from '../kinds.ts'
import { LETTER_VERSION, type LetterData } from '../letters.ts'
import type { LetterPaper } from '../pdf/letter-pdf.ts'

type Row = Omit<
  LetterData,
  'company' | 'customer' | 'number' | 'issuedOn' | 'issuedBy' | 'decidedOn' | 'evidence'
> & {
  number: number
  year: number
  decidedAt: Date | null
  contactSealed: Buffer
}

/** The facts of a letter as they stand today. */
export async function readLetterData(
  ctx: ScopeContext,
  complaintId: string,
  kind: LetterKind,
): Promise<LetterData> {
  requirePermission(ctx, 'complaints:do')
  if (!isId(complaintId)) throw new AppError('not_found')
  const [rows, named, company, sealers] = await Promise.all([
    ctx.tx.execute<Row>(sql`
      select number, year, received_on as "receivedOn", regime, legal_basis as "legalBasis",
        product, order_number as "orderNumber", invoice_number as "invoiceNumber", demand,
        demand_minor::text as "demandMinor", decision, decided_at as "decidedAt", grounds, remedy,
        remedy_minor::text as "remedyMinor", due_on as "dueOn", extension,
        contact_sealed as "contactSealed"
      from complaints where tenant_id = ${ctx.tenantId} and id = ${complaintId}`),
    ctx.tx.execute<{ note: string }>(sql`
      select note from complaint_evidence
      where tenant_id = ${ctx.tenantId} and complaint_id = ${complaintId}
        and is_in_letter and withdrawn_at is null
      order by added_at, id limit 50`),
    requireCompany(ctx),
    loadSealers(ctx),
  ])
  const row = rows[0]
  if (!row) throw new AppError('not_found')
  if (kind === 'decision' && !row.decision) throw new AppError('conflict')
  const { number, year, decidedAt, contactSealed, ...facts } = row
  const contact = openContact(sealers, contactSealed)
  return {
    ...facts,
    number: `${number}/${year}`,
    decidedOn: decidedAt ? localDateOf(decidedAt, company.zone) : null,
    company: {
      name: company.legalName,
      address: `${company.addressLine1}\n${company.postalCode} ${company.city}`,
      nip: company.nip,
      email: company.email,
      colour: company.colour,
    },
    customer: { name: contact.name, address: contact.address },
    evidence: named.map(({ note }) => note),
    issuedOn: localDateOf(ctx.now, company.zone),
    issuedBy: ctx.actor.name,
  }
}

/** What a letter would look like, before it is issued. */
export async function previewLetter(
  ctx: ScopeContext,
  { complaintId, locale }: { complaintId: string; locale: 'pl' | 'en' },
): Promise<LetterPaper> {
  const data = await readLetterData(ctx, complaintId, 'decision')
  return { kind: 'decision', locale, version: LETTER_VERSION, data, createdAt: ctx.now }
}

/** An issued letter, from what was kept of it. */
export async function requireLetter(
  ctx: ScopeContext,
  { complaintId, letterId }: { complaintId: string; letterId: string },
): Promise<LetterPaper> {
  requirePermission(ctx, 'complaints:read')
  if (!isId(complaintId) || !isId(letterId)) throw new AppError('not_found')
  const [rows, sealers] = await Promise.all([
    ctx.tx.execute<{
      kind: LetterKind
      locale: 'pl' | 'en'
      version: number
      dataSealed: Buffer
      createdAt: Date
    }>(sql`
      select kind, locale, template_version as version, data_sealed as "dataSealed",
        issued_at as "createdAt"
      from complaint_letters
      where tenant_id = ${ctx.tenantId} and complaint_id = ${complaintId} and id = ${letterId}`),
    loadSealers(ctx),
  ])
  const row = rows[0]
  if (!row) throw new AppError('not_found')
  const { dataSealed, ...paper } = row
  return { ...paper, data: JSON.parse(sealers.letters.open(dataSealed)) as LetterData }
}
