import { withDatabase } from './with-database.ts'

export function run(): Promise<number> {
  return withDatabase(async ({ migration }) => {
    console.info(migration.changed ? 'The schema is brought up to date.' : 'The schema is current.')
    return 0
  })
}
