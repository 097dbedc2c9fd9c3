// What is said about an item: to the other side, or among the staff.
import { sql } from 'drizzle-orm'
import { itemDocuments } from '#db/schema/archive.ts'
import { internalNotes, workMessages } from '#db/schema/work.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { isId, newId } from '../../shared/ids.ts'
import { type Err, type Ok, ok } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import { decide, type StateRefusal } from '../rules/item-state.ts'
import { oweReply, replyMinutes } from '../rules/promises.ts'
import type { ItemStatus } from '../rules/statuses.ts'
import type { LoadedItem } from '../types.ts'
import {
  factsOf,
  type ItemChange,
  loadItemForChange,
  notify,
  owesReply,
  planChange,
  respond,
  saveItemState,
} from './change-item.server.ts'
import { mailMessage } from './mail-client.server.ts'

export type MessageInput = { itemId: string; body: string }

/** A message between client and provider; the provider's first one is the first response. */
export async function sendMessage(
  ctx: ScopeContext,
  input: MessageInput,
): Promise<Ok<{ messageId: string }> | Err<StateRefusal>> {
  const side = ctx.actor.side === 'client' ? 'client' : 'provider'
  requirePermission(ctx, side === 'client' ? 'work:answer' : 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  const decided = decide(factsOf(item), side === 'client' ? 'client_message' : 'provider_message')
  if (!decided.ok) return decided
  const messageId = newId()
  const change = changeBy(ctx, item, side, decided.value)
  await Promise.all([
    ctx.tx.insert(workMessages).values({
      tenantId: ctx.tenantId,
      id: messageId,
      itemId: item.id,
      side,
      body: input.body,
      authorId: ctx.actor.id,
      authorName: ctx.actor.name,
      createdAt: ctx.now,
    }),
    change ? saveItemState(ctx, planChange(item, change, ctx.now), 'message') : touch(ctx, item.id),
    recordAudit(ctx, {
      action: 'work.message_sent',
      subjectType: 'work_message',
      subjectId: messageId,
      itemId: item.id,
      data: { number: item.number, side },
    }),
    side === 'provider' && mailMessage(ctx, item),
  ])
  return ok({ messageId })
}

// Of most messages there is nothing to count: those that stop a reply's clock, or start one.
function changeBy(
  ctx: ScopeContext,
  item: LoadedItem,
  side: 'client' | 'provider',
  status: ItemStatus,
): ItemChange | null {
  if (side === 'provider') {
    const isNews = !item.firstRespondedAt || owesReply(item) || status !== item.status
    return isNews ? { status, ...respond(item, ctx.now) } : null
  }
  const clocks = oweReply(item.clocks, ctx.now, replyMinutes(item))
  return clocks.length > item.clocks.length ? { status, clocks, keepsVersion: true } : null
}

// The version stays: a message makes nobody's open form out of date.
async function touch(ctx: ScopeContext, itemId: string): Promise<void> {
  await ctx.tx.execute(sql`
    update work_items set updated_at = ${ctx.now}
    where tenant_id = ${ctx.tenantId} and id = ${itemId}
    returning ${notify(ctx, itemId, 'message')}`)
}

/** A note that only the staff sees; also on closed items. */
export async function addNote(
  ctx: ScopeContext,
  input: MessageInput,
): Promise<Ok<{ noteId: string }>> {
  requirePermission(ctx, 'work:do')
  const item = await loadItemForChange(ctx, input.itemId)
  const noteId = newId()
  await Promise.all([
    ctx.tx.insert(internalNotes).values({
      tenantId: ctx.tenantId,
      id: noteId,
      itemId: item.id,
      body: input.body,
      authorId: ctx.actor.id,
      authorName: ctx.actor.name,
      createdAt: ctx.now,
    }),
    touch(ctx, item.id),
    recordAudit(ctx, {
      action: 'work.note_added',
      subjectType: 'internal_note',
      subjectId: noteId,
      itemId: item.id,
      data: { number: item.number },
      isInternal: true,
    }),
  ])
  return ok({ noteId })
}

/** Puts a document that the company already has beside an item. */
export async function attachDocument(
  ctx: ScopeContext,
  input: { itemId: string; documentId: string },
): Promise<Ok<undefined> | Err<StateRefusal>> {
  requirePermission(ctx, 'documents:upload')
  if (!isId(input.documentId)) throw new AppError('not_found')
  const [item, documents] = await Promise.all([
    loadItemForChange(ctx, input.itemId),
    ctx.tx.execute<{ name: string }>(sql`
      select original_name as name from documents
      where tenant_id = ${ctx.tenantId} and id = ${input.documentId}`),
  ])
  const document = documents[0]
  if (!document) throw new AppError('not_found')
  const decided = decide(factsOf(item), 'attach')
  if (!decided.ok) return decided
  await Promise.all([
    ctx.tx
      .insert(itemDocuments)
      .values({
        tenantId: ctx.tenantId,
        itemId: item.id,
        documentId: input.documentId,
        addedAt: ctx.now,
      })
      .onConflictDoNothing(),
    touch(ctx, item.id),
    recordAudit(ctx, {
      action: 'work.document_attached',
      subjectType: 'document',
      subjectId: input.documentId,
      itemId: item.id,
      data: { number: item.number, name: document.name },
    }),
  ])
  return ok()
}
