// How the payroll card is divided, on the screen, on paper and in a spreadsheet.
import type { CardAmount } from './queries/payroll-card.server.ts'

export const CARD_TABLES = [
  ['paid', ['gross', 'sickPay', 'benefit', 'ppkEe', 'deductions', 'net']],
  [
    'withheld',
    ['pensionEe', 'disabilityEe', 'sicknessEe', 'healthBase', 'health', 'kup', 'taxBase', 'tax'],
  ],
  [
    'employer',
    ['pensionEr', 'disabilityEr', 'accidentEr', 'fp', 'fs', 'fgsp', 'ppkEr', 'employerTotal'],
  ],
] as const satisfies readonly (readonly [string, readonly CardAmount[]])[]
