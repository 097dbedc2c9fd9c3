// Opens the house's database for a process: its server, its schema, the app's pools.
import { appUrl, closePools, createPools, usePools as setPools } from './client.server.ts'
import type { Config } from './config.server.ts'
import { dataDirHolder, lockDataDir } from './data-lock.server.ts'
import { openDatabaseServer, runningPort, stopLeftOver } from './embedded.server.ts'
import { type MigrationResult, migrateDatabase } from './migrate.server.ts'

export type OpenDatabase = {
  /** URL of the superuser, for seeds and the operator's commands. */
  ownerUrl: string
  migration: MigrationResult
  /** Closes the pools and stops the server when this process has it. */
  close: () => Promise<void>
}

/**
 * `own` takes the data folder for itself and refuses when another process has it;
 * `join` works beside a running one, and takes the folder only when nobody has it.
 * An external database belongs to nobody, so it takes no folder.
 */
export async function openDatabase(
  config: Config,
  manner: 'own' | 'join',
  options: { poolSize?: number } = {},
): Promise<OpenDatabase> {
  const joins =
    manner === 'join' && dataDirHolder(config.dataDir) !== null && runningPort(config) !== null
  const lock = config.databaseUrl || joins ? null : lockDataDir(config.dataDir)
  let stop = async () => {}
  try {
    // A server that outlived its crashed starter is stopped, so that ours ends with us.
    if (lock) await stopLeftOver(config)
    const server = await openDatabaseServer(config)
    stop = server.stop
    const appPassword = config.keyFor('app-login').toString('hex')
    const migration = await migrateDatabase(server.ownerUrl, appPassword)
    setPools(createPools(appUrl(server.ownerUrl, appPassword), options.poolSize ?? config.poolSize))
    return {
      ownerUrl: server.ownerUrl,
      migration,
      close: async () => {
        await closePools()
        await server.stop()
        lock?.release()
      },
    }
  } catch (error) {
    await stop()
    lock?.release()
    throw error
  }
}
