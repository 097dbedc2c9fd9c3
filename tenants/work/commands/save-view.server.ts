import { and, eq } from 'drizzle-orm'
import { savedViews } from '#db/schema/identity.ts'
import { AppError } from '../../shared/app-error.ts'
import { isId, newId } from '../../shared/ids.ts'
import { violates } from '../../shared/pg-error.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import {
  type AssignedContext,
  type ProviderContext,
  providerTenantId,
} from '../../shared/scope.server.ts'
import { listViews } from '../queries/views.server.ts'

const MOST_VIEWS = 100

type Owner = AssignedContext | ProviderContext

/** Keeps a list's query under a name of the person's own. */
export async function saveView(
  ctx: Owner,
  input: { list: string; name: string; query: string },
): Promise<Ok<{ viewId: string }> | Err<'taken' | 'too_many'>> {
  if (!ctx.actor.id) throw new AppError('forbidden')
  const views = await listViews(ctx, input.list)
  if (views.length >= MOST_VIEWS) return err('too_many', 'name')
  if (views.some(({ name }) => name === input.name)) return err('taken', 'name')
  const viewId = newId()
  await ctx.tx
    .insert(savedViews)
    .values({
      tenantId: providerTenantId,
      id: viewId,
      accountId: ctx.actor.id,
      ...input,
      createdAt: ctx.now,
    })
    .catch((error: unknown) => {
      // Two tabs at once: the second finds the name taken when it writes.
      if (violates(error, 'saved_views_name_key')) throw new AppError('conflict', { field: 'name' })
      throw error
    })
  return ok({ viewId })
}

export async function deleteView(ctx: Owner, viewId: string): Promise<void> {
  if (!ctx.actor.id || !isId(viewId)) throw new AppError('not_found')
  const deleted = await ctx.tx
    .delete(savedViews)
    .where(
      and(
        eq(savedViews.tenantId, providerTenantId),
        eq(savedViews.accountId, ctx.actor.id),
        eq(savedViews.id, viewId),
      ),
    )
    .returning({ id: savedViews.id })
  if (deleted.length === 0) throw new AppError('not_found')
}
