// Journal lines for measuring the trial balance: a company with a million, one with a
// thousand, and a few with some. Entries of three lines, two years of months.
import { idsOf, randomOf, seedOf } from '../random.ts'
import type { ScaleCompany } from './companies.ts'
import type { CopyTable } from './copy.server.ts'

export const journalColumns = {
  journal_entries: [
    'tenant_id',
    'id',
    'number',
    'year',
    'period',
    'occurred_on',
    'description',
    'source_type',
    'source_id',
    'posted_at',
    'posted_by_id',
    'posted_by_name',
  ],
  journal_lines: [
    'tenant_id',
    'entry_id',
    'line_no',
    'account_number',
    'period',
    'occurred_on',
    'amount_minor',
    'currency',
    'description',
  ],
} as const

const DAY = 86_400_000
const MONTHS_DAYS = 730
const costs = ['401', '402', '403', '404', '409'] as const

/** Journal lines of the nth company. */
export function linesOf(n: number, largest: number): number {
  if (n === 1) return largest
  if (n === 2) return Math.min(1_000, largest)
  return n <= 100 ? 30 : 0
}

export async function writeJournal(
  company: ScaleCompany,
  lineCount: number,
  options: { seed: number; now: Date },
  tables: { entries: CopyTable; lines: CopyTable },
): Promise<void> {
  const random = randomOf(seedOf(options.seed, `journal ${company.slug}`))
  const ids = idsOf(random)
  const agent = company.agents[0]!
  const entryCount = Math.floor(lineCount / 3)
  const numbers = new Map<number, number>()
  for (let i = 0; i < entryCount; i++) {
    const ms = Math.floor(options.now.getTime() - MONTHS_DAYS * DAY * (1 - i / entryCount))
    const occurredOn = new Date(ms).toISOString().slice(0, 10)
    const period = occurredOn.slice(0, 7)
    const year = Number(occurredOn.slice(0, 4))
    const number = (numbers.get(year) ?? 0) + 1
    numbers.set(year, number)
    const id = ids(ms)
    const net = BigInt(random.whole(1_000, 900_000))
    const vat = (net * 23n + 50n) / 100n
    const text = `Zakup ${period}/${number}`
    await tables.entries.write([
      company.id,
      id,
      number,
      year,
      period,
      occurredOn,
      text,
      'scale',
      ids(ms),
      new Date(ms),
      agent.id,
      agent.name,
    ])
    const sides = [
      [random.pick(costs), net],
      ['221', vat],
      ['201', -(net + vat)],
    ] as const
    for (const [index, [account, amount]] of sides.entries()) {
      const head = [company.id, id, index + 1, account, period, occurredOn] as const
      await tables.lines.write([...head, amount, 'PLN', text])
    }
  }
}
