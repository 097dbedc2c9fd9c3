// A complaint enters the register: its number, its day, and the item by which it is worked,
// timed and counted, all in one transaction.
import { sql } from 'drizzle-orm'
import { complaints } from '#db/schema/complaints.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { requireCompany } from '../../companies/queries.server.ts'
import { nextNumber } from '../../shared/counter.server.ts'
import { type LocalDate, localDateOf } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { type OpenRefusal, openItem } from '../../work/commands/open-item.server.ts'
import { setStatutoryDate } from '../../work/commands/set-statutory.server.ts'
import { loadSealers, sealContact } from '../contacts.server.ts'
import type { Channel, LegalBasis } from '../kinds.ts'
import { answerDueOn, regimeRules } from '../pl/regimes.ts'
import type { PublicComplaintInput, RegisterComplaintInput } from '../schema.ts'

type Registered = { id: string; number: number; year: number; itemId: string; dueOn: LocalDate }
export type RegisterRefusal = OpenRefusal | 'in_future' | 'basis_and_regime'

/** An agent writes down what came by phone, by mail or on paper. */
export async function registerComplaint(
  ctx: ScopeContext,
  input: RegisterComplaintInput,
  /** Of a mail that it was read from. */
  from: { documents?: readonly string[]; mailId?: string | null } = {},
): Promise<Ok<Registered> | Err<RegisterRefusal>> {
  requirePermission(ctx, 'complaints:do')
  const { legalBasis, channel, receivedOn, locale, ...matter } = input
  const bases: readonly LegalBasis[] = regimeRules[input.regime].bases
  if (!bases.includes(legalBasis)) return err('basis_and_regime', 'legalBasis')
  return insertComplaint(ctx, { ...matter, ...from, legalBasis, channel, receivedOn, locale })
}

export type ComplaintFacts = Omit<PublicComplaintInput, 'email'> & {
  email: string | null
  legalBasis: LegalBasis
  channel: Channel
  receivedOn: LocalDate
  locale: 'pl' | 'en'
  submissionId?: string
  /** Files that came with it. */
  documents?: readonly string[]
  mailId?: string | null
}

/** The common part of all ways in; who may come this way, the caller has asked. */
export async function insertComplaint(
  ctx: ScopeContext,
  facts: ComplaintFacts,
): Promise<Ok<Registered> | Err<RegisterRefusal>> {
  const [company, sealers, contractDays] = await Promise.all([
    requireCompany(ctx),
    loadSealers(ctx),
    loadContractDays(ctx),
  ])
  const today = localDateOf(ctx.now, company.zone)
  if (facts.receivedOn > today) return err('in_future', 'receivedOn')
  const id = newId()
  const year = Number(today.slice(0, 4))
  const number = await nextNumber(ctx.tx, ctx.tenantId, `complaints ${year}`)
  const opened = await openItem(ctx, {
    requestType: 'complaint',
    title: complaintTitle({ number, year, product: facts.product }, company.locale),
    form: {},
    source: 'agent',
    sourceKey: `complaint:${id}:0`,
    documents: facts.documents ?? [],
  })
  if (!opened.ok) return err(opened.code)
  const { itemId } = opened.value
  const days = regimeRules[facts.regime].answer.by === 'contract' ? contractDays : null
  const dueOn = answerDueOn(facts.regime, facts.receivedOn, { contractDays: days })
  const { customerName, email, phone, address, documents: _documents, ...row } = facts
  await Promise.all([
    ctx.tx.insert(complaints).values({
      ...row,
      tenantId: ctx.tenantId,
      id,
      number,
      year,
      itemId,
      status: 'received',
      contactSealed: sealContact(sealers, { name: customerName, email, phone, address }),
      dueOn,
      contractDays: days,
      createdAt: ctx.now,
      createdByName: ctx.actor.name,
      updatedAt: ctx.now,
    }),
    recordAudit(ctx, {
      action: 'complaints.registered',
      subjectType: 'complaint',
      subjectId: id,
      itemId,
      data: { number: `${number}/${year}`, regime: facts.regime, channel: facts.channel, dueOn },
    }),
  ])
  await setStatutoryDate(ctx, { itemId, since: facts.receivedOn, dueOn })
  return ok({ id, number, year, itemId, dueOn })
}

/** Of the item in the queue: no name of a customer stands there. */
export function complaintTitle(
  { number, year, product }: { number: number; year: number; product: string },
  locale: string,
): string {
  const word = locale === 'en' ? 'Complaint' : 'Reklamacja'
  return `${word} ${number}/${year}: ${product}`.slice(0, 150)
}

async function loadContractDays(ctx: ScopeContext): Promise<number> {
  const rows = await ctx.tx.execute<{ days: number }>(sql`
    select contract_days as days from complaint_settings where tenant_id = ${ctx.tenantId}`)
  return rows[0]?.days ?? DEFAULT_CONTRACT_DAYS
}

/** Until a company says what its own terms promise to other firms. */
export const DEFAULT_CONTRACT_DAYS = 30
