// The key of a company's files: random, wrapped by the master key that is derived from
// the installation's secret. Destroying the wrapped key destroys the files.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { config } from '#db/config.server.ts'
import { companyKeys } from '#db/schema/companies.ts'
import {
  type ProviderContext,
  requirePermission,
  type ScopeContext,
  type TenantId,
} from '../shared/scope.server.ts'

declare const keyBrand: unique symbol
/** Opens the files of one company. Never leaves the server, never stands in a log. */
export type FileKey = Buffer & { readonly [keyBrand]: true }

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Gives a company its key when it is taken on. Repeating it changes nothing. */
export async function ensureCompanyKey(
  ctx: ProviderContext | ScopeContext,
  tenantId: TenantId = ctx.tenantId,
): Promise<void> {
  requirePermission(ctx, 'companies:manage')
  await ctx.tx
    .insert(companyKeys)
    .values({ tenantId, wrappedKey: newWrappedKey(tenantId), createdAt: ctx.now })
    .onConflictDoNothing()
}

/** A fresh key, wrapped. For seeds that write many companies at once. */
export function newWrappedKey(tenantId: string): Buffer {
  return wrap(randomBytes(32), tenantId)
}

export async function loadFileKey(ctx: Pick<ScopeContext, 'tx' | 'tenantId'>): Promise<FileKey> {
  const rows = await ctx.tx
    .select({ wrappedKey: companyKeys.wrappedKey })
    .from(companyKeys)
    .where(eq(companyKeys.tenantId, ctx.tenantId))
    .limit(1)
  const row = rows[0]
  if (!row) throw new Error(`company ${ctx.tenantId} has no file key`)
  return unwrap(row.wrappedKey, ctx.tenantId)
}

function wrap(key: Buffer, tenantId: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', config().keyFor('files'), nonce)
  // Bound to the company: a key copied into another company's row does not open.
  cipher.setAAD(Buffer.from(tenantId))
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

function unwrap(wrapped: Buffer, tenantId: string): FileKey {
  const tagAt = wrapped.length - TAG_BYTES
  const decipher = createDecipheriv(
    'aes-256-gcm',
    config().keyFor('files'),
    wrapped.subarray(0, NONCE_BYTES),
  )
  decipher.setAAD(Buffer.from(tenantId))
  decipher.setAuthTag(wrapped.subarray(tagAt))
  try {
    const body = wrapped.subarray(NONCE_BYTES, tagAt)
    return Buffer.concat([decipher.update(body), decipher.final()]) as FileKey
  } catch (error) {
    throw new Error('the file key does not open: SECRET differs from the one it was made with', {
      cause: error,
    })
  }
}
