// From contract versions and metered work to the lines of a month's invoice. Pure: the
// same input gives the same lines, whatever the order of its rows.
import { daysBetween, firstDayOf, lastDayOf, type Period, periodOf } from '#tenants/shared/dates.ts'
import { sum } from '#tenants/shared/money.ts'
import { err, ok, type Result } from '#tenants/shared/result.ts'
import {
  type StandardVat,
  standardVatOn,
  type VatRateRow,
  vatOfLines,
  vatTable,
} from '../pl/vat.ts'
import type { ExplanationStep, LineExplanation } from '../types.ts'
import { type Fee, feesOf, minimumOf } from './fees.ts'
import { datesSuffix, monthSuffix, type Names, nameOf, trueUpName } from './names.ts'
import { type BillingVersion, segmentsOf } from './period.ts'
import { type BillableEvent, type SettledUsage, type UsageCharge, usageOf } from './usage.ts'

export type DraftInput = {
  period: Period
  /** Every version of the company that begins before the month ends. */
  versions: readonly BillingVersion[]
  /** Work not yet on an invoice; an earlier month's is late and priced as of that month. */
  events: readonly BillableEvent[]
  settled: readonly SettledUsage[]
  /** Minimum top-ups that issued invoices hold, by month: late work is charged against them. */
  settledTrueUps: Readonly<Record<Period, bigint>>
  /** False for a company that has left: its last work is billed, its fees have ended. */
  chargesFees: boolean
  /** Names of meters for components that have none. */
  meterNames: Readonly<Record<string, Names>>
}

export type DraftLine = {
  position: number
  code: string
  meter: string | null
  namePl: string
  nameEn: string
  quantity: number
  unit: 'month' | 'piece' | 'service'
  netMinor: bigint
  vatRateBp: number
  vatMinor: bigint
  explanation: LineExplanation
  eventIds: string[]
}

export type InvoiceDraft = {
  contractVersionId: string
  lines: DraftLine[]
  vat: VatRateRow[]
  netMinor: bigint
  vatMinor: bigint
  grossMinor: bigint
}

export type DraftRefusal = 'no_contract' | 'currency_not_supported'

export function draftInvoice(input: DraftInput): Result<InvoiceDraft, DraftRefusal> {
  const { period, versions, events } = input
  const inForce = segmentsOf(period, versions).map(({ version }) => version)
  const last = inForce.at(-1)
  if (!last) return err('no_contract')
  const promised = new Set(events.map(({ contractVersionId }) => contractVersionId))
  const used = [...inForce, ...versions.filter(({ id }) => promised.has(id))]
  // The provider's books and its VAT are in złoty; another currency needs a rate first.
  if (used.some(({ currency }) => currency !== 'PLN')) return err('currency_not_supported')
  const vat = standardVatOn(lastDayOf(period))
  const own = linesOfMonth(input, period)
  const late = latePeriods(input).flatMap((month) => linesOfMonth(input, month))
  const lines = withVat([...own, ...late], vat)
  const table = vatTable(lines)
  const netMinor = sum(table.map((row) => row.netMinor))
  const vatMinor = sum(table.map((row) => row.vatMinor))
  const totals = { netMinor, vatMinor, grossMinor: netMinor + vatMinor }
  return ok({ contractVersionId: last.id, lines, vat: table, ...totals })
}

function latePeriods({ period, events }: DraftInput): Period[] {
  const months = new Set(events.map(({ occurredOn }) => periodOf(occurredOn)))
  return [...months].filter((month) => month < period).sort()
}

type BareLine = Omit<DraftLine, 'position' | 'vatRateBp' | 'vatMinor'>

function linesOfMonth(input: DraftInput, month: Period): BareLine[] {
  const { period, versions, settled, meterNames } = input
  const late = month === period ? null : month
  const segments = segmentsOf(month, versions)
  const events = input.events.filter(({ occurredOn }) => periodOf(occurredOn) === month)
  const usage = usageOf({ period: month, segments, versions, settled, events })
  const fees = late || !input.chargesFees ? [] : feesOf(month, segments)
  const lines = [
    ...fees.map((fee) => ({ of: fee, line: feeLine(month, fee) })),
    ...usage.map((charge) => ({ of: charge, line: usageLine(charge, late, meterNames) })),
  ]
    .sort((a, b) => order(a.of, b.of))
    .map(({ line }) => line)
  const reached = sum(lines.map(({ netMinor }) => netMinor))
  if (late) return [...lines, ...lateOffset(late, reached, input.settledTrueUps[late] ?? 0n)]
  const minimum = input.chargesFees ? minimumOf(month, segments) : 0n
  if (minimum <= reached) return lines
  const version = segments.length === 1 ? segments[0]!.version.version : null
  return [...lines, trueUpLine(version, null, minimum - reached, minimum, reached)]
}

// As the plan puts them; what it does not price stands last; the older version first.
function order(a: Fee | UsageCharge, b: Fee | UsageCharge): number {
  const place = ({ place }: Fee | UsageCharge) => (place < 0 ? 1_000 : place)
  const start = (of: Fee | UsageCharge) => ('from' in of ? of.from : '')
  return (
    place(a) - place(b) ||
    a.version.version - b.version.version ||
    start(a).localeCompare(start(b)) ||
    codeOf(a).localeCompare(codeOf(b))
  )
}

const codeOf = (of: Fee | UsageCharge) => ('meter' in of ? of.meter : of.component.code)

function feeLine(month: Period, fee: Fee): BareLine {
  const isWhole = daysBetween(fee.from, fee.to) === daysBetween(firstDayOf(month), lastDayOf(month))
  const names = nameOf(fee.component, {}, isWhole ? undefined : datesSuffix(fee.from, fee.to))
  return {
    code: fee.component.code,
    meter: null,
    ...names,
    quantity: 1,
    unit: 'month',
    netMinor: fee.amountMinor,
    explanation: explained(fee.version.version, null, fee.steps),
    eventIds: [],
  }
}

function usageLine(
  charge: UsageCharge,
  late: Period | null,
  meterNames: DraftInput['meterNames'],
): BareLine {
  const named = charge.component ?? { code: charge.meter }
  return {
    code: charge.meter,
    meter: charge.meter,
    ...nameOf(named, meterNames, late ? monthSuffix(late) : undefined),
    quantity: charge.quantity,
    unit: 'piece',
    netMinor: charge.amountMinor,
    explanation: explained(charge.version.version, late, charge.steps),
    eventIds: charge.eventIds,
  }
}

/** Work of a month whose minimum was paid costs nothing until it has used the top-up. */
function lateOffset(late: Period, reached: bigint, settledTrueUp: bigint): BareLine[] {
  const offset = reached < settledTrueUp ? reached : settledTrueUp
  return offset > 0n ? [trueUpLine(null, late, -offset, settledTrueUp, reached)] : []
}

function trueUpLine(
  version: number | null,
  late: Period | null,
  amount: bigint,
  minimum: bigint,
  reached: bigint,
): BareLine {
  const step: ExplanationStep = {
    kind: 'minimum',
    minimum: String(minimum),
    reached: String(reached),
    result: String(amount),
  }
  return {
    code: 'true_up',
    meter: null,
    ...trueUpName(late),
    quantity: 1,
    unit: 'service',
    netMinor: amount,
    explanation: explained(version, late, [step]),
    eventIds: [],
  }
}

function explained(
  contractVersion: number | null,
  latePeriod: Period | null,
  steps: ExplanationStep[],
): LineExplanation {
  return { contractVersion, latePeriod, steps }
}

function withVat(lines: readonly BareLine[], { rateBp }: StandardVat): DraftLine[] {
  const rated = lines.map((line) => ({ ...line, vatRateBp: rateBp }))
  const tax = vatOfLines(rated)
  return rated.map((line, index) => ({ ...line, position: index + 1, vatMinor: tax[index]! }))
}
