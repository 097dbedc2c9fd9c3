// The demo in a test's own database, with a file store of its own.
import { type StoryReport, seedDemoOnce } from '#db/seed/demo.server.ts'
import { installShippedCatalogue } from '#db/seed/open-house.server.ts'
import { aFileStore } from '#tests/factories/files.ts'
import { databaseUrl } from './database-worker.ts'

export type { StoryReport }

export async function seedHouse(now: Date): Promise<StoryReport> {
  aFileStore()
  await installShippedCatalogue()
  let report: StoryReport | undefined
  const isNew = await seedDemoOnce({
    ownerUrl: databaseUrl(),
    now,
    onReport: (told) => {
      report = told
    },
  })
  if (!isNew || !report) throw new Error('the database was not empty')
  return report
}
