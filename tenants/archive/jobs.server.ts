// Content without a row: uploads that were refused after they were put away, or whose
// transaction failed. They can be read by nobody; this gives their room back.
import { sql } from 'drizzle-orm'
import { systemPrincipal, withProvider } from '../shared/scope.server.ts'
import { fileStore, type StoredFile } from './store.server.ts'

/** Younger content may be on its way to its row. */
const GRACE_MS = 24 * 3_600_000
const BATCH = 500

export async function sweepOrphans(now: Date): Promise<{ removed: number }> {
  const before = new Date(now.getTime() - GRACE_MS)
  let removed = await fileStore().sweepUnfinished(before)
  let batch: StoredFile[] = []
  for await (const file of fileStore().list()) {
    if (file.modifiedAt >= before) continue
    batch.push(file)
    if (batch.length < BATCH) continue
    removed += await sweepBatch(batch, now)
    batch = []
  }
  return { removed: removed + (await sweepBatch(batch, now)) }
}

async function sweepBatch(batch: readonly StoredFile[], now: Date): Promise<number> {
  if (batch.length === 0) return 0
  const names = batch.map((file) => file.name)
  const known = await withProvider(
    systemPrincipal(now, 'sweep-orphans'),
    { readOnly: true },
    async ({ tx }) =>
      tx.execute<{ name: string }>(sql`
        select tenant_id || '/' || left(sha256, 2) || '/' || sha256 as name from documents
        where (tenant_id, sha256) in (
          select split_part(n, '/', 1)::uuid, split_part(n, '/', 3)
          from unnest(${sql.param(names)}::text[]) as n)`),
  )
  const kept = new Set(known.map((row) => row.name))
  const orphans = batch.filter((file) => !kept.has(file.name))
  for (const orphan of orphans) await fileStore().remove(orphan)
  return orphans.length
}
