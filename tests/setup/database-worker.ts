// A database of its own for every test file, cloned from the migrated template, and
// the app's pools on it. Tests connect as the app does; `ownerSql()` looks from outside.
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { appUrl, closePools, createPools, usePools } from '#db/client.server.ts'

let owner: postgres.Sql | undefined
let name = ''

/** A superuser's connection: it sees all rows, for arranging and for checking from outside. */
export function ownerSql(): postgres.Sql {
  if (!owner) throw new Error('the database is set up in beforeAll')
  return owner
}

/** URL of this test file's database, as its owner. */
export function databaseUrl(): string {
  const url = new URL(inject('ownerUrl'))
  url.pathname = `/${name}`
  return url.toString()
}

beforeAll(async () => {
  const templateUrl = new URL(inject('ownerUrl'))
  const template = templateUrl.pathname.slice(1)
  name = `test_${process.pid}_${Math.floor(performance.now() * 1000)}`
  const adminUrl = new URL(templateUrl)
  adminUrl.pathname = '/postgres'
  const admin = postgres(adminUrl.toString(), { max: 1, onnotice: () => {} })
  await admin`select pg_advisory_lock(42)`
  await admin.unsafe(`create database ${name} template "${template}"`)
  await admin.end()
  owner = postgres(databaseUrl(), { max: 4, onnotice: () => {} })
  usePools(createPools(appUrl(databaseUrl(), inject('appPassword')), 4))
})

afterAll(async () => {
  await closePools()
  await owner?.end({ timeout: 5 })
})
