// Mailed links: one person, one question, one answer. The mail holds the token, the database
// only its hash.
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { questionLinks } from '#db/schema/questions.ts'
import { enqueueMail } from '../../audit/commands.server.ts'
import { requireCompany } from '../../companies/queries.server.ts'
import { config } from '../../shared/config.server.ts'
import { localDateOf } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import type { Answerer } from '../queries/answerers.server.ts'
import { readConsequence } from '../queries/consequences.server.ts'
import { consequenceText } from '../rules/consequence.ts'

const LINK_DAYS = 14
const DAY_MS = 86_400_000

export const hashOfToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex')

export type LinkedQuestion = {
  id: string
  itemId: string
  body: string
  askedByName: string
  itemNumber: number
  itemTitle: string
}

/** A fresh link for each person, each in a mail in their own language. */
export async function sendLinks(
  ctx: ScopeContext,
  question: LinkedQuestion,
  people: readonly Answerer[],
  template: 'question_asked' | 'question_reminder',
): Promise<void> {
  if (people.length === 0) return
  const [company, consequence, items] = await Promise.all([
    requireCompany(ctx),
    readConsequence(ctx, question.id),
    ctx.tx.execute<{ isConfidential: boolean }>(sql`
      select is_confidential as "isConfidential" from work_items
      where tenant_id = ${ctx.tenantId} and id = ${question.itemId}`),
  ])
  // A link that needs no password, and the words of the question, would lie open in the outbox.
  if (items[0]?.isConfidential) {
    const link = `${config().publicUrl}/portal/${company.slug}/items/${question.itemId}`
    await Promise.all(
      people.map(({ email, locale }) =>
        enqueueMail(ctx, {
          ...{ recipient: email, locale, template: 'confidential_news' },
          payload: { company: company.shortName, link, itemNumber: String(question.itemNumber) },
        }),
      ),
    )
    return
  }
  const expiresAt = new Date(ctx.now.getTime() + LINK_DAYS * DAY_MS)
  const links = people.map((person) => ({ person, token: randomBytes(32).toString('base64url') }))
  await ctx.tx.insert(questionLinks).values(
    links.map(({ person, token }) => ({
      tenantId: ctx.tenantId,
      id: newId(),
      questionId: question.id,
      itemId: question.itemId,
      accountId: person.accountId,
      name: person.name,
      email: person.email,
      tokenHash: hashOfToken(token),
      sentAt: ctx.now,
      expiresAt,
    })),
  )
  await Promise.all(
    links.map(({ person: { email, locale, name }, token }) =>
      enqueueMail(ctx, {
        recipient: email,
        locale,
        template,
        payload: {
          company: company.shortName,
          name,
          link: `${config().publicUrl}/answer/${company.slug}/${token}`,
          itemNumber: String(question.itemNumber),
          itemTitle: question.itemTitle,
          question: question.body,
          askedBy: question.askedByName,
          consequence: consequenceText(consequence, { locale, now: ctx.now, zone: company.zone }),
          until: localDateOf(expiresAt, company.zone),
        },
      }),
    ),
  )
}

/** People who were mailed about a question before. */
export async function accountsAsked(
  ctx: ScopeContext,
  questionId: string,
): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.execute<{ id: string }>(sql`
    select distinct account_id as id from question_links
    where tenant_id = ${ctx.tenantId} and question_id = ${questionId}`)
  return new Set(rows.map(({ id }) => id))
}
