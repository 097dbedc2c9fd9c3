// Opens the database and puts in what every house needs, demo or not: the request types
// that the product ships.

import type { Config } from '#db/config.server.ts'
import { type OpenDatabase, openDatabase } from '#db/open.server.ts'
import { type Principal, withProvider } from '#tenants/shared/scope.server.ts'
import { installCatalogue } from '#tenants/work/commands/install-catalogue.server.ts'

export async function openHouse(
  config: Config,
  manner: 'own' | 'join',
  options: { poolSize?: number } = {},
): Promise<OpenDatabase> {
  const database = await openDatabase(config, manner, options)
  try {
    if (manner === 'own' || database.migration.changed) {
      await installShippedCatalogue()
    }
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Puts down the request types that the product ships, or brings them up to date. */
export async function installShippedCatalogue(): Promise<void> {
  const installer: Principal = {
    accountId: null,
    name: 'Zaplecze',
    role: 'admin',
    now: new Date(),
    requestId: 'start',
  }
  await withProvider(installer, {}, installCatalogue)
}
