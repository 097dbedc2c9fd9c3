// The door for people with a mailed link and no password. The database shows the holder one
// question, its item's head and nothing else; looking never uses the link up, for mail
// scanners look at everything.
import { sql } from 'drizzle-orm'
import { takeAttempt } from '../identity/attempts.server.ts'
import { type AttemptLimit, addressBlock } from '../identity/rules/attempts.ts'
import { AppError } from '../shared/app-error.ts'
import type { ClientRole, Service } from '../shared/permissions.ts'
import { type Err, err, type Ok, ok } from '../shared/result.ts'
import {
  type LinkContext,
  type LinkPerson,
  type ScopeContext,
  type TenantId,
  withAuth,
  withLink,
} from '../shared/scope.server.ts'
import { answerQuestion } from './commands/answer-question.server.ts'
import { hashOfToken } from './commands/question-links.server.ts'
import { answererRoles, mayKnow } from './queries/answerers.server.ts'
import { readConsequences } from './queries/consequences.server.ts'
import type { Consequence } from './rules/consequence.ts'
import type { StateRefusal } from './rules/item-state.ts'
import type { QuestionKind, QuestionShape } from './rules/question-kinds.ts'
import type { AnswerRefusal } from './rules/read-answer.ts'
import type { FormField } from './schema.ts'

export type LinkRequest = { now: Date; requestId: string; ip: string }

export type AnswerPlace = {
  tenantId: TenantId
  slug: string
  shortName: string
  colour: string
  zone: string
}

/** `gone`: answered elsewhere or withdrawn, so that there is nothing left to do. */
export type LinkState = 'open' | 'used' | 'expired' | 'answered' | 'gone'

export type AnswerView = {
  state: LinkState
  person: LinkPerson
  questionId: string
  itemId: string
  service: Service
  askedByName: string
  askedAt: Date
  answeredAt: Date | null
  answeredByName: string | null
  isRenewalAsked: boolean
  /** Only while it can be answered: an old mail tells nothing. */
  question: {
    body: string
    kind: QuestionKind
    shape: QuestionShape
    field: FormField['label'] | null
    itemNumber: number
    itemTitle: string
    consequence: Consequence
  } | null
}

const free = (attempts: number) => new Array<number>(attempts - 1).fill(0)
/** By the address: an office with one may answer much in an hour, a guesser little. */
const answerByAddress: AttemptLimit = {
  kind: 'question:answer',
  delays: [...free(40), 30, 60, 300, 900],
  forgetSeconds: 3600,
}

/** Takes one attempt of an address; gives 0 or the seconds to wait. */
export function takeAnswerAttempt(request: LinkRequest): Promise<number> {
  return withAuth(request, {}, (ctx) => takeAttempt(ctx, answerByAddress, addressBlock(request.ip)))
}

/** The company that the address names; null when there is none. */
export async function findAnswerPlace(
  request: LinkRequest,
  slug: string,
): Promise<AnswerPlace | null> {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug)) return null
  const rows = await withAuth(request, { readOnly: true }, ({ tx }) =>
    tx.execute<AnswerPlace>(sql`
      select tenant_id as "tenantId", slug, short_name as "shortName", colour, zone
      from companies where slug = ${slug} and kind = 'client' and is_active`),
  )
  return rows[0] ?? null
}

const isToken = (text: string) => /^[\w-]{43}$/.test(text)

/** What the holder of a link sees; null when the token opens nothing, or no longer may. */
export async function readByLink(
  request: LinkRequest,
  { tenantId }: AnswerPlace,
  token: string,
): Promise<AnswerView | null> {
  if (!isToken(token)) return null
  const tokenHash = hashOfToken(token)
  return withLink(request, { tenantId, tokenHash }, { readOnly: true }, readView)
}

type Row = Omit<AnswerView, 'state' | 'person' | 'question'> & {
  accountId: string
  name: string
  role: ClientRole
  usedAt: Date | null
  expiresAt: Date
  isWithdrawn: boolean
  body: string
  kind: QuestionKind
  shape: QuestionShape
  fieldKey: string | null
  form: FormField[]
  itemNumber: number
  itemTitle: string
}

async function readView(ctx: LinkContext): Promise<AnswerView | null> {
  const rows = await ctx.tx.execute<Row>(sql`
    select l.account_id as "accountId", m.name, m.role, l.used_at as "usedAt",
      l.expires_at as "expiresAt", l.renewal_asked_at is not null as "isRenewalAsked",
      q.id as "questionId", q.item_id as "itemId", q.body, q.kind, q.shape,
      q.field_key as "fieldKey", q.asked_by_name as "askedByName", q.asked_at as "askedAt",
      q.answered_at as "answeredAt", q.answered_by_name as "answeredByName",
      q.withdrawn_at is not null or w.closed_at is not null as "isWithdrawn",
      w.service, w.number as "itemNumber", w.title as "itemTitle", t.form
    from question_links l
      join work_questions q on q.tenant_id = l.tenant_id and q.id = l.question_id
      join work_items w on w.tenant_id = l.tenant_id and w.id = l.item_id
      join request_types t on t.code = w.request_type
      join members m on m.tenant_id = l.tenant_id and m.account_id = l.account_id and m.is_active
    where l.tenant_id = ${ctx.tenantId} and ${mayKnow}`)
  const row = rows[0]
  // Who lost the right since the mail is told no more than a stranger.
  if (!row || !answererRoles(row.service).includes(row.role)) return null
  const { accountId, name, role, body, kind, shape, itemNumber, itemTitle, ...rest } = row
  const { usedAt, expiresAt, isWithdrawn, fieldKey, form, ...facts } = rest
  const state = stateOf(row, ctx.now)
  const { questionId } = facts
  const held = state === 'open' ? await readConsequences(ctx, sql`q.id = ${questionId}`) : new Map()
  const consequence: Consequence | undefined = held.get(questionId)
  const field = form.find(({ key }) => key === fieldKey)?.label ?? null
  return {
    ...facts,
    state,
    person: { id: accountId, name, role },
    question: consequence ? { body, kind, shape, field, itemNumber, itemTitle, consequence } : null,
  }
}

function stateOf(row: Row, now: Date): LinkState {
  if (row.usedAt) return 'used'
  if (row.answeredAt) return 'answered'
  if (row.isWithdrawn) return 'gone'
  return row.expiresAt <= now ? 'expired' : 'open'
}

export type LinkAnswer = {
  answer: unknown
  remark: string | null
  /** Records the files that came with it; gives their ids. */
  record?: (ctx: ScopeContext, item: { itemId: string; service: Service }) => Promise<string[]>
}
export type LinkRefusal = StateRefusal | AnswerRefusal | 'link_used' | 'link_expired'

/**
 * Answers as the link's person, once: the row of the link is what two clicks at once fight
 * for. A refused answer leaves the link as it was.
 */
export async function answerByLink(
  request: LinkRequest,
  { tenantId }: AnswerPlace,
  token: string,
  input: LinkAnswer,
): Promise<Ok<undefined> | Err<LinkRefusal>> {
  if (!isToken(token)) throw new AppError('not_found')
  const tokenHash = hashOfToken(token)
  try {
    await withLink(request, { tenantId, tokenHash }, {}, (ctx) => useLink(ctx, input))
    return ok()
  } catch (error) {
    if (error instanceof Refused) return err(error.code, error.field)
    throw error
  }
}

/** Rolls back the claim with everything else. */
class Refused extends Error {
  constructor(
    readonly code: LinkRefusal,
    readonly field?: string,
  ) {
    super(code)
  }
}

async function useLink(ctx: LinkContext, input: LinkAnswer): Promise<void> {
  const claimed = await ctx.tx.execute<{ expiresAt: Date }>(sql`
    update question_links set used_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and used_at is null
    returning expires_at as "expiresAt"`)
  const view = await readView(ctx)
  if (!view) throw new AppError('not_found')
  if (!claimed[0] || view.answeredAt) throw new Refused('link_used')
  if (claimed[0].expiresAt <= ctx.now) throw new Refused('link_expired')
  const { itemId, questionId, service } = view
  const as = ctx.as(view.person)
  const files = input.record ? await input.record(as, { itemId, service }) : []
  const answer = files.length > 0 && input.answer === undefined ? files : input.answer
  const { remark } = input
  const done = await answerQuestion(as, { itemId, questionId, answer, remark, via: 'link' })
  if (!done.ok) throw new Refused(done.code, done.field)
}

/** A browser has shown the question to somebody: said by the page's own script. */
export async function noteOpened(
  request: LinkRequest,
  { tenantId }: AnswerPlace,
  token: string,
): Promise<void> {
  if (!isToken(token)) return
  const tokenHash = hashOfToken(token)
  await withLink(request, { tenantId, tokenHash }, {}, (ctx) =>
    ctx.tx.execute(sql`
      update question_links set opened_at = ${ctx.now}
      where tenant_id = ${ctx.tenantId} and opened_at is null`),
  )
}

/** Asks for a fresh link in place of an expired one; false when there is nothing to renew. */
export async function askForRenewal(
  request: LinkRequest,
  { tenantId }: AnswerPlace,
  token: string,
): Promise<boolean> {
  if (!isToken(token)) return false
  const tokenHash = hashOfToken(token)
  return withLink(request, { tenantId, tokenHash }, {}, async (ctx) => {
    const view = await readView(ctx)
    if (view?.state !== 'expired') return false
    const asked = await ctx.tx.execute(sql`
      update question_links set renewal_asked_at = ${ctx.now}
      where tenant_id = ${ctx.tenantId} and renewal_asked_at is null returning 1`)
    return asked.length > 0
  })
}
