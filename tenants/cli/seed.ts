import { seedDemoOnce } from '#db/seed/demo.server.ts'
import { seedScale } from '#db/seed/scale.server.ts'
import { optionOf, refuseOthers, usageError, wholeOption } from './usage.ts'
import { withDatabase } from './with-database.ts'

const OPTIONS = ['companies', 'items', 'seed', 'now']

export async function run(args: string[]): Promise<number> {
  refuseOthers(args, OPTIONS)
  if (args[0] === 'demo') return seedDemoNow(args)
  const companies = wholeOption(args, 'companies', { min: 1, max: 50_000 })
  const items = wholeOption(args, 'items', { min: 1, max: 20_000_000 })
  const seed = wholeOption(args, 'seed', { min: 0, max: 2 ** 31 }) ?? 1
  if (companies === undefined || items === undefined) {
    throw usageError('The command is: zaplecze seed demo, or seed --companies N --items N --seed S')
  }
  return withDatabase(async ({ ownerUrl }) => {
    await seedScale({ ownerUrl, companies, items, seed, now: nowOf(args), say: console.info })
    return 0
  })
}

function seedDemoNow(args: string[]): Promise<number> {
  return withDatabase(async ({ ownerUrl }) => {
    const isNew = await seedDemoOnce({ ownerUrl, now: nowOf(args), say: console.info })
    if (!isNew) console.error('There is data in this house already: the demo needs an empty one.')
    return isNew ? 0 : 1
  })
}

function nowOf(args: string[]): Date {
  const text = optionOf(args, 'now')
  const now = text === undefined ? new Date() : new Date(text)
  if (Number.isNaN(now.getTime())) {
    throw usageError('The option --now must be an instant, for example 2026-11-23T12:00:00Z.')
  }
  return now
}
