// A run as one entry of the ledger: costs by cost centre against what is owed to persons,
// ZUS, the tax office and others. The lines sum to nothing by the law of the payslip itself.
import type { EntryLine } from '../../ledger/types.ts'
import type { RunTotals } from '../run-types.ts'

export const POSTING_KINDS = [
  'gross',
  'contributions',
  'net',
  'zus',
  'tax',
  'ppk',
  'garnishments',
  'settlements',
] as const
export type PostingKind = (typeof POSTING_KINDS)[number]

/** Of the chart that every company's books are opened with. */
export const USUAL_ACCOUNTS: Readonly<Record<PostingKind, string>> = {
  gross: '404',
  contributions: '405',
  net: '230',
  zus: '229',
  tax: '225',
  ppk: '231',
  garnishments: '240',
  settlements: '234',
}

/** Sums of the payslips of one cost centre. */
export type CentreSums = RunTotals & { costCentre: string | null; garnishedMinor: bigint }

export function postingLines(
  title: string,
  centres: readonly CentreSums[],
  named: Readonly<Record<string, string>>,
  /** Cost centres with an account of their own, which takes all their cost. */
  costCentres: readonly { code: string; account: string | null }[] = [],
): EntryLine[] {
  const account = (kind: PostingKind) => named[kind] ?? USUAL_ACCOUNTS[kind]
  const own = new Map(costCentres.map(({ code, account: number }) => [code, number]))
  const costs = centres.flatMap((one) => {
    const centre = (one.costCentre && own.get(one.costCentre)) || null
    const description = one.costCentre ? `${title}, ${one.costCentre}` : title
    const pay = one.grossMinor + one.sickPayMinor
    return [
      { accountNumber: centre ?? account('gross'), amountMinor: pay, description },
      {
        accountNumber: centre ?? account('contributions'),
        amountMinor: one.employerTotalMinor - pay,
        description,
      },
    ]
  })
  const of = (pick: (one: CentreSums) => bigint) =>
    centres.reduce((total, one) => total + pick(one), 0n)
  const owed: [PostingKind, bigint][] = [
    // ZUS gives back the benefits that were paid for it.
    ['zus', of(zusOf) - of((one) => one.benefitMinor)],
    ['tax', of((one) => one.taxMinor)],
    ['ppk', of((one) => one.ppkEeMinor + one.ppkErMinor)],
    ['garnishments', of((one) => one.garnishedMinor)],
    ['settlements', of((one) => one.deductionsMinor - one.garnishedMinor)],
    ['net', of((one) => one.netMinor)],
  ]
  return [
    ...costs,
    ...owed.map(([kind, amount]) => ({
      accountNumber: account(kind),
      amountMinor: -amount,
      description: title,
    })),
  ].filter(({ amountMinor }) => amountMinor !== 0n)
}

function zusOf(one: CentreSums): bigint {
  return (
    one.pensionEeMinor +
    one.disabilityEeMinor +
    one.sicknessEeMinor +
    one.healthMinor +
    one.pensionErMinor +
    one.disabilityErMinor +
    one.accidentErMinor +
    one.fpMinor +
    one.fsMinor +
    one.fgspMinor
  )
}
