// One PostgreSQL for the run, in a folder of its own; one migrated template database.
// Each test file clones the template (tests/setup/database-worker.ts).
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { readConfig } from '#db/config.server.ts'
import { openDatabaseServer } from '#db/embedded.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    ownerUrl: string
    appPassword: string
  }
}

const APP_PASSWORD = 'app-of-the-tests'

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'zaplecze-test-'))
  // The database server runs as a user of its own when the tests run as root.
  chmodSync(folder, 0o755)
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: folder,
    DATABASE_URL: process.env.TEST_DATABASE_URL,
  })
  // Ending by the ordinary way stops the database server with us.
  process.once('SIGTERM', () => process.exit(143))
  const server = await openDatabaseServer(config)
  await migrateDatabase(server.ownerUrl, APP_PASSWORD).catch(async (error) => {
    await server.stop()
    throw error
  })
  project.provide('ownerUrl', server.ownerUrl)
  project.provide('appPassword', APP_PASSWORD)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
