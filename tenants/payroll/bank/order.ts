// Orders to a bank as its files carry them, whichever file it is.
import type { LocalDate } from '../../shared/dates.ts'
import type { PaymentKind } from '../runs/payments.ts'

/** Account numbers are Polish: 26 digits. */
export type BankOrder = {
  kind: PaymentKind
  recipientName: string
  recipientNrb: string
  title: string
  amountMinor: bigint
  /** Ours, of letters and digits, 16 at most: the same in each file of the same order. */
  reference: string
}
export type OrderFile = {
  /** Of letters and digits, 32 at most. */
  fileId: string
  executeOn: LocalDate
  madeAt: Date
  payer: { name: string; address: readonly string[]; nrb: string }
  orders: readonly BankOrder[]
}

/** Digits that name the bank and its branch. */
export const sortCodeOf = (nrb: string) => nrb.slice(2, 10)

/**
 * Lines of a field of the bank, broken between words or behind a stroke. What does not fit
 * into the lines is cut: a bank refuses the whole file for one field that is too long.
 */
export function fieldLines(text: string, lines: number, width: number): string[] {
  const made: string[] = []
  let rest = text.trim()
  while (rest !== '' && made.length < lines) {
    if (rest.length <= width) {
      made.push(rest)
      break
    }
    const window = rest.slice(0, width + 1)
    const space = window.lastIndexOf(' ')
    const cut = space > 0 ? space : window.slice(0, width).lastIndexOf('/') + 1 || width
    made.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  return made
}
