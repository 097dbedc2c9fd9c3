import { resolve } from 'node:path'
import { config } from '#db/config.server.ts'
import { writeBackup } from './backup-folder.ts'
import { usageError } from './usage.ts'
import { withDatabase } from './with-database.ts'

export async function run(args: string[]): Promise<number> {
  const [folder] = args
  if (folder === undefined) throw usageError('Where to? For example: zaplecze backup backup-monday')
  return withDatabase(async ({ ownerUrl }) => {
    const { dataDir, keyFor } = config()
    const manifest = await writeBackup({ ownerUrl, dataDir, keyFor }, resolve(folder), new Date())
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    console.info(
      `${manifest.tables.length} tables with ${rows} rows and ${manifest.files.length} files are in ${resolve(folder)}.`,
    )
    console.info(
      manifest.hasSecret
        ? 'The secret that opens the files is in it too: keep the folder as safe as the house.'
        : 'The SECRET that opens the files is not in it: keep it elsewhere.',
    )
    return 0
  })
}
