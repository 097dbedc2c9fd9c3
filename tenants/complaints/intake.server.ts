// The door for people without an account. A company is found by its name in the address, and
// only when its form is open; from then on a role of its own sees what one secret opens.
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { complaintMessages, complaintSubmissions } from '#db/schema/complaints.ts'
import { type FileKey, loadFileKey } from '../archive/keys.server.ts'
import type { StagedFile } from '../archive/types.ts'
import { takeAttempt } from '../identity/attempts.server.ts'
import { type AttemptLimit, addressBlock } from '../identity/rules/attempts.ts'
import { config } from '../shared/config.server.ts'
import { type LocalDate, localDateOf } from '../shared/dates.ts'
import { isId, newId } from '../shared/ids.ts'
import { violates } from '../shared/pg-error.ts'
import { type TenantId, withAuth, withIntake } from '../shared/scope.server.ts'
import { loadSealers, sealContact } from './contacts.server.ts'
import type { ComplaintStatus, Decision, LetterKind, Regime, Remedy } from './kinds.ts'
import type { LetterData } from './letters.ts'
import type { LetterPaper } from './pdf/letter-pdf.ts'
import { MOST_MESSAGES } from './rules/intake-limits.ts'
import type { PublicComplaintInput } from './schema.ts'
import type { ComplaintMessage } from './types.ts'

export type IntakeRequest = { now: Date; requestId: string; ip: string }

export type IntakePlace = {
  tenantId: TenantId
  slug: string
  shortName: string
  legalName: string
  colour: string
  zone: string
  locale: 'pl' | 'en'
  /** Null when the form is closed: pages of what was sent before still open. */
  regimes: Regime[] | null
}

type Found = Omit<IntakePlace, 'regimes'>

/** The company whose customers write here; null when there is none. */
export async function findIntakePlace(
  request: IntakeRequest,
  slug: string,
): Promise<IntakePlace | null> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) return null
  const found = await withAuth(request, { readOnly: true }, ({ tx }) =>
    tx.execute<Found>(sql`
      select tenant_id as "tenantId", slug, short_name as "shortName", legal_name as "legalName",
        colour, zone, locale
      from companies where slug = ${slug} and kind = 'client' and is_active`),
  )
  const place = found[0]
  if (!place) return null
  const settings = await withIntake(
    request,
    { tenantId: place.tenantId, secretHash: null },
    { readOnly: true },
    ({ tx }) =>
      tx.execute<{ regimes: Regime[] }>(sql`
        select regimes from complaint_settings where tenant_id = ${place.tenantId}`),
  )
  return { ...place, regimes: settings[0]?.regimes ?? null }
}

/** Takes one attempt of an address; gives 0 or the seconds to wait. */
export function takeIntakeAttempt(request: IntakeRequest, limit: AttemptLimit): Promise<number> {
  return withAuth(request, {}, (ctx) => takeAttempt(ctx, limit, addressBlock(request.ip)))
}

/** Seals what a stranger's files hold while they arrive. */
export function loadIntakeKey(request: IntakeRequest, tenantId: TenantId): Promise<FileKey> {
  return withIntake(request, { tenantId, secretHash: null }, { readOnly: true }, loadFileKey)
}

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Said aloud on the phone: no letter that looks like another, and no running number. */
export function newReference(): string {
  const picked = [...randomBytes(8)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return `R-${picked.slice(0, 4)}-${picked.slice(4)}`
}

export const newRequestKey = () => randomBytes(32).toString('base64url')
export const isRequestKey = (text: unknown): text is string =>
  typeof text === 'string' && /^[\w-]{43}$/.test(text)

/**
 * The secret of a form: the same form sent twice is one complaint with one address, though
 * nothing but the secret's hash is kept.
 */
export function secretOf(tenantId: TenantId, requestKey: string): string {
  return createHmac('sha256', config().keyFor('complaint secrets'))
    .update(`${tenantId} ${requestKey}`)
    .digest('base64url')
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
const isSecret = (text: string) => /^[\w-]{43}$/.test(text)

export type Submitted = { secret: string; reference: string; isNew: boolean }

/** Puts a complaint into the box; the worker makes a case of it. */
export async function submitComplaint(
  request: IntakeRequest,
  place: IntakePlace,
  {
    input,
    locale,
    files,
    requestKey,
  }: {
    input: PublicComplaintInput
    locale: 'pl' | 'en'
    files: readonly StagedFile[]
    requestKey: string
  },
): Promise<Submitted> {
  const { tenantId } = place
  const secret = secretOf(tenantId, requestKey)
  const secretHash = hashOf(secret)
  const { customerName: name, email, phone, address, ...form } = input
  const reference = newReference()
  try {
    await withIntake(request, { tenantId, secretHash }, {}, async (ctx) => {
      const sealers = await loadSealers(ctx)
      await ctx.tx.insert(complaintSubmissions).values({
        tenantId,
        id: newId(),
        reference,
        secretHash,
        locale,
        contactSealed: sealContact(sealers, { name, email, phone, address }),
        form: { ...form, demandMinor: form.demandMinor?.toString() ?? null },
        files: files.map(({ tenantId: _of, ...file }) => file),
        submittedAt: ctx.now,
      })
    })
    return { secret, reference, isNew: true }
  } catch (error) {
    if (!violates(error, 'complaint_submissions_secret_key')) throw error
    const known = await readSubmission(request, place, secret)
    return { secret, reference: known!.reference, isNew: false }
  }
}

/** What the holder of a secret reads: where the complaint stands, and what was said. */
export type SubmissionView = {
  id: string
  reference: string
  submittedOn: LocalDate
  product: string
  description: string
  files: number
  status: ComplaintStatus | 'submitted'
  number: string | null
  dueOn: LocalDate | null
  /** Told once the answer has left, not before. */
  decision: Decision | null
  grounds: string | null
  remedy: Remedy | null
  remedyMinor: bigint | null
  repliedOn: LocalDate | null
  satisfaction: number | null
  messages: ComplaintMessage[]
  /** Letters that were sent, of each kind the last. */
  letters: { id: string; kind: LetterKind; locale: 'pl' | 'en'; issuedAt: Date }[]
}

type Row = Omit<
  SubmissionView,
  'submittedOn' | 'files' | 'messages' | 'letters' | 'status' | 'number'
> & {
  submittedAt: Date
  files: unknown[]
  status: ComplaintStatus | null
  number: number | null
  year: number | null
}

/** Null when the secret opens nothing. */
export async function readSubmission(
  request: IntakeRequest,
  { tenantId, zone }: IntakePlace,
  secret: string,
): Promise<SubmissionView | null> {
  if (!isSecret(secret)) return null
  const secretHash = hashOf(secret)
  return withIntake(request, { tenantId, secretHash }, { readOnly: true }, async ({ tx }) => {
    const [rows, messages, letters] = await Promise.all([
      tx.execute<Row>(sql`
        select s.id, s.reference, s.submitted_at as "submittedAt", s.form->>'product' as product,
          s.form->>'description' as description, s.files, c.status, c.number, c.year,
          c.due_on as "dueOn", c.replied_on as "repliedOn", c.satisfaction,
          case when c.replied_on is not null then c.decision end as decision,
          case when c.replied_on is not null then c.grounds end as grounds,
          case when c.replied_on is not null then c.remedy end as remedy,
          case when c.replied_on is not null then c.remedy_minor end as "remedyMinor"
        from complaint_submissions s
          left join complaints c on c.tenant_id = s.tenant_id and c.submission_id = s.id
        where s.tenant_id = ${tenantId} and s.secret_hash = ${secretHash}`),
      tx.execute<ComplaintMessage>(sql`
        select m.id, m.side, m.body, m.author_name as "authorName", m.created_at as "createdAt"
        from complaint_messages m join complaint_submissions s
          on s.tenant_id = m.tenant_id and s.id = m.submission_id
        where m.tenant_id = ${tenantId} and s.secret_hash = ${secretHash}
        order by m.created_at, m.id limit 200`),
      tx.execute<SubmissionView['letters'][number]>(sql`
        select distinct on (l.kind) l.id, l.kind, l.locale, l.issued_at as "issuedAt"
        from complaint_letters l join complaints c
          on c.tenant_id = l.tenant_id and c.id = l.complaint_id
        where l.tenant_id = ${tenantId}
        order by l.kind, l.issued_at desc, l.id desc`),
    ])
    const row = rows[0]
    if (!row) return null
    const { submittedAt, files, number, year, status, ...rest } = row
    return {
      ...rest,
      submittedOn: localDateOf(submittedAt, zone),
      files: files.length,
      // What the office decides among itself is not yet an answer.
      status: status === 'decided' ? 'in_review' : (status ?? 'submitted'),
      number: number ? `${number}/${year}` : null,
      messages: [...messages],
      letters: [...letters],
    }
  })
}

/** A letter to the holder of the secret, from what was kept of it; null when there is none. */
export async function readSentLetter(
  request: IntakeRequest,
  { tenantId }: IntakePlace,
  secret: string,
  letterId: string,
): Promise<LetterPaper | null> {
  if (!isSecret(secret) || !isId(letterId)) return null
  const secretHash = hashOf(secret)
  return withIntake(request, { tenantId, secretHash }, { readOnly: true }, async (ctx) => {
    const [rows, sealers] = await Promise.all([
      ctx.tx.execute<Omit<LetterPaper, 'data'> & { dataSealed: Buffer }>(sql`
        select kind, locale, template_version as version, data_sealed as "dataSealed",
          issued_at as "createdAt"
        from complaint_letters where tenant_id = ${tenantId} and id = ${letterId}`),
      loadSealers(ctx),
    ])
    const row = rows[0]
    if (!row) return null
    const { dataSealed, ...paper } = row
    return { ...paper, data: JSON.parse(sealers.letters.open(dataSealed)) as LetterData }
  })
}

/** A word of the customer under an open complaint. */
export async function writeToOffice(
  request: IntakeRequest,
  { tenantId }: IntakePlace,
  secret: string,
  body: string,
): Promise<'written' | 'too_many_messages' | 'not_found'> {
  if (!isSecret(secret)) return 'not_found'
  const secretHash = hashOf(secret)
  return withIntake(request, { tenantId, secretHash }, {}, async ({ tx, now }) => {
    const rows = await tx.execute<{ id: string; count: bigint }>(sql`
      select s.id, (select count(*) from complaint_messages m
        where m.tenant_id = s.tenant_id and m.submission_id = s.id and m.side = 'customer') as count
      from complaint_submissions s
      where s.tenant_id = ${tenantId} and s.secret_hash = ${secretHash}`)
    const submission = rows[0]
    if (!submission) return 'not_found'
    if (submission.count >= BigInt(MOST_MESSAGES)) return 'too_many_messages'
    await tx.insert(complaintMessages).values({
      tenantId,
      id: newId(),
      submissionId: submission.id,
      side: 'customer',
      body,
      authorName: 'customer',
      createdAt: now,
    })
    return 'written'
  })
}

/** One to five, once the answer has left; a later answer takes the place of the first. */
export async function rateComplaint(
  request: IntakeRequest,
  { tenantId }: IntakePlace,
  secret: string,
  satisfaction: number,
): Promise<boolean> {
  if (!isSecret(secret)) return false
  const secretHash = hashOf(secret)
  return withIntake(request, { tenantId, secretHash }, {}, async ({ tx }) => {
    const rows = await tx.execute(sql`
      update complaints c set satisfaction = ${satisfaction}
      from complaint_submissions s
      where c.tenant_id = ${tenantId} and s.tenant_id = c.tenant_id and s.id = c.submission_id
        and s.secret_hash = ${secretHash} and c.replied_on is not null
      returning 1`)
    return rows.length > 0
  })
}
