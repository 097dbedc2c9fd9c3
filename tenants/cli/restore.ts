import { resolve } from 'node:path'
import { config } from '#db/config.server.ts'
import { readBackup, readManifest, restoreSecret } from './restore-folder.ts'
import { usageError } from './usage.ts'
import { withDatabase } from './with-database.ts'

export async function run(args: string[]): Promise<number> {
  const [name] = args
  if (name === undefined)
    throw usageError('From where? For example: zaplecze restore backup-monday')
  const folder = resolve(name)
  const manifest = await readManifest(folder)
  restoreSecret(folder, manifest, config().dataDir)
  return withDatabase(async ({ ownerUrl }) => {
    const { dataDir, keyFor } = config()
    await readBackup({ ownerUrl, dataDir, keyFor }, folder, manifest)
    console.info(`The house of ${manifest.madeAt} is restored; "verify" checks it.`)
    return 0
  })
}
