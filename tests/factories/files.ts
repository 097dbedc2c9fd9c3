// A file store of the test's own, and uploads into it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { stageUpload } from '#tenants/archive/contents.server.ts'
import { ensureCompanyKey, loadFileKey } from '#tenants/archive/keys.server.ts'
import { folderStore, setFileStore } from '#tenants/archive/store.server.ts'
import type { StagedFile } from '#tenants/archive/types.ts'
import {
  type Principal,
  type TenantId,
  withCompany,
  withProvider,
} from '#tenants/shared/scope.server.ts'

// Before anything reads the configuration, which it does once.
process.env.SECRET ??= 'a secret of the tests, of enough characters'

/** The folder of this test file's store; it is removed at the end. */
export function aFileStore(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zaplecze-files-'))
  setFileStore(folderStore(folder))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function aFileKey(admin: Principal, tenantId: TenantId) {
  await withProvider(admin, {}, (ctx) => ensureCompanyKey(ctx, tenantId))
  return withCompany(admin, tenantId, { readOnly: true }, loadFileKey)
}

export async function* inChunks(bytes: Uint8Array, size = 10_000) {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

/** Stages bytes that must be accepted. */
export async function staged(
  tenantId: TenantId,
  key: Awaited<ReturnType<typeof aFileKey>>,
  bytes: Uint8Array,
  originalName: string,
): Promise<StagedFile> {
  const result = await stageUpload(tenantId, key, { stream: inChunks(bytes), originalName })
  if (!result.ok) throw new Error(`refused: ${result.code}`)
  return result.value
}

/** A small PDF that is told apart by its text; only its signature is real. */
export function aPdf(text: string): Buffer {
  return Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`)
}
