// Where the encrypted bytes lie. A store knows names and bytes, no company's key and no
// database: what is in it without a row is an orphan and harmless (jobs.server.ts).
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { config } from '#db/config.server.ts'

export type StoredFile = { name: string; modifiedAt: Date }

export type FileStore = {
  /** Writes the bytes and only then asks for the name; throwing leaves nothing behind. */
  write: (source: AsyncIterable<Uint8Array>, nameOf: () => string) => Promise<void>
  /** Throws when there is no such file. */
  read: (name: string) => AsyncIterable<Uint8Array>
  has: (name: string) => Promise<boolean>
  list: () => AsyncIterable<StoredFile>
  /** Removes the file unless it was written again since it was listed. */
  remove: (file: StoredFile) => Promise<void>
  /** Removes what interrupted writes left before the instant. */
  sweepUnfinished: (before: Date) => Promise<number>
}

const NAME = /^[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f]{64}$/

/** The name of a company's content: two levels, so that no folder grows too long. */
export function contentName(tenantId: string, sha256: string): string {
  const name = `${tenantId.toLowerCase()}/${sha256.slice(0, 2)}/${sha256}`
  if (!NAME.test(name)) throw new Error('not the name of a content')
  return name
}

export function folderStore(folder: string): FileStore {
  const unfinished = join(folder, 'unfinished')
  const pathOf = (name: string) => {
    if (!NAME.test(name)) throw new Error('not the name of a content')
    return join(folder, name)
  }
  return {
    async write(source, nameOf) {
      await mkdir(unfinished, { recursive: true })
      const temporary = join(unfinished, randomUUID())
      try {
        const file = await open(temporary, 'wx', 0o600)
        try {
          for await (const chunk of source) await file.writeFile(chunk)
          // The row that names the content must never outlive it, not even in a power cut.
          await file.sync()
        } finally {
          await file.close()
        }
        const path = pathOf(nameOf())
        await mkdir(dirname(path), { recursive: true })
        await rename(temporary, path)
        await syncFolder(dirname(path))
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
    read: (name) => createReadStream(pathOf(name)),
    has: async (name) => (await statOf(pathOf(name))) !== null,
    async *list() {
      for (const tenant of await namesIn(folder)) {
        if (!/^[0-9a-f-]{36}$/.test(tenant)) continue
        for (const part of await namesIn(join(folder, tenant))) {
          for (const content of await namesIn(join(folder, tenant, part))) {
            const name = `${tenant}/${part}/${content}`
            const found = NAME.test(name) ? await statOf(pathOf(name)) : null
            if (found) yield { name, modifiedAt: found.mtime }
          }
        }
      }
    },
    async remove({ name, modifiedAt }) {
      const found = await statOf(pathOf(name))
      if (found && found.mtime.getTime() === modifiedAt.getTime()) await rm(pathOf(name))
    },
    async sweepUnfinished(before) {
      let removed = 0
      for (const name of await namesIn(unfinished)) {
        const path = join(unfinished, name)
        const found = await statOf(path)
        if (!found || found.mtime >= before) continue
        await rm(path, { force: true })
        removed += 1
      }
      return removed
    },
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

async function statOf(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

// The web bundle and its host have a copy of this module each: one store for both.
const KEY = Symbol.for('zaplecze.files')
type Holder = { [KEY]?: FileStore }

export function fileStore(): FileStore {
  const holder = globalThis as Holder
  holder[KEY] ??= folderStore(join(config().dataDir, 'files'))
  return holder[KEY]
}

export function setFileStore(store: FileStore): void {
  ;(globalThis as Holder)[KEY] = store
}
