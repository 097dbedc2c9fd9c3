import { config } from '#db/config.server.ts'
import type { OpenDatabase } from '#db/open.server.ts'
import { openHouse } from '#db/seed/open-house.server.ts'

/** Joins a running house or opens the database for the length of one command. */
export async function withDatabase<T>(work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  const database = await openHouse(config(), 'join', { poolSize: 4 })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
