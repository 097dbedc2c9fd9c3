// The demo house, once: on the first start with an empty database. A seed that was broken
// off is begun again, for nobody has worked in it yet.
import postgres from 'postgres'
import { seedGround } from './demo/ground.server.ts'
import { DEMO_EMPLOYEE, DEMO_PASSWORD, demoClients, demoStaff } from './demo/people.ts'
import { type StoryReport, tellStory } from './demo/story.server.ts'

export type { StoryReport }

export type DemoOptions = {
  ownerUrl: string
  /** The demo's last day: everything in it lies before this instant. */
  now: Date
  seed?: number
  say?: (line: string) => void
  onReport?: (report: StoryReport) => void
}

/** Seeds an empty database; gives false when there was something in it. */
export async function seedDemoOnce(options: DemoOptions): Promise<boolean> {
  const sql = postgres(options.ownerUrl, { max: 2, onnotice: () => {} })
  try {
    const state = await demoState(sql)
    if (state === 'finished' || state === 'taken') return false
    options.say?.('Loading the demo data ...')
    await beginDemo(sql, state === 'broken')
    await seedGround(sql, options.now)
    const report = await withoutWaitingForDisk(sql, () =>
      tellStory(sql, options.now, options.seed ?? 1),
    )
    options.onReport?.(report)
    await sql`update drizzle.demo_seed set finished_at = now()`
    return true
  } finally {
    await sql.end({ timeout: 5 })
  }
}

type DemoState = 'empty' | 'broken' | 'finished' | 'taken'

async function demoState(sql: postgres.Sql): Promise<DemoState> {
  await sql`create table if not exists drizzle.demo_seed (
    started_at timestamptz not null, finished_at timestamptz)`
  const [seed] = await sql`select finished_at from drizzle.demo_seed`
  if (seed) return seed.finished_at ? 'finished' : 'broken'
  const [company] = await sql`select 1 as one from companies limit 1`
  return company ? 'taken' : 'empty'
}

async function beginDemo(sql: postgres.Sql, isBroken: boolean): Promise<void> {
  if (isBroken) {
    await sql`truncate companies, accounts, rate_limits cascade`
    await sql`delete from drizzle.demo_seed`
  }
  await sql`insert into drizzle.demo_seed values (now())`
}

/** True when the house has the demo's people in it, for the words of the start. */
export async function isDemoHouse(ownerUrl: string): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    return (await demoState(sql)) === 'finished'
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Lines for the operator: who can sign in, and with what. */
export function demoSignIns(): string[] {
  const shown = [
    ['agent', demoStaff.find(({ email }) => email.startsWith('agent@'))!],
    ['team lead', demoStaff.find(({ email }) => email.startsWith('lead@'))!],
    ['provider admin', demoStaff.find(({ email }) => email.startsWith('admin@'))!],
    ['client, finance', demoClients.find(({ email }) => email.startsWith('finance@rogalik'))!],
    ['client, owner', demoClients.find(({ email }) => email.startsWith('owner@rogalik'))!],
    ['client, HR', demoClients.find(({ email }) => email.startsWith('hr@rogalik'))!],
    ['employee', DEMO_EMPLOYEE],
  ] as const
  return [
    `Demo sign-ins (password: ${DEMO_PASSWORD}):`,
    ...shown.map(([role, person]) => `  ${role.padEnd(16)} ${person.email}`),
  ]
}

// Thousands of small transactions: a crash in between begins the demo anew, so they need
// not wait for the disk. A database that is not ours to set is left as it is.
async function withoutWaitingForDisk<T>(sql: postgres.Sql, work: () => Promise<T>): Promise<T> {
  const set = async (command: string) => {
    const isOurs = await sql.unsafe(command).then(
      () => true,
      () => false,
    )
    if (isOurs) await sql`select pg_reload_conf()`
  }
  await set('alter system set synchronous_commit = off')
  try {
    return await work()
  } finally {
    await set('alter system reset synchronous_commit')
  }
}
