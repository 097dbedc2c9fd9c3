// Figures announced year by year: the minimum wage, the forecast average wage, the yearly
// cap of pension contributions and the coefficient of the holiday equivalent.
import type { DatedTable } from './dated.ts'

export type MinimumWage = {
  /** Full time, a month. */
  monthly: bigint
  /** One hour of a contract of mandate (minimalna stawka godzinowa). */
  hourly: bigint
}

export const MINIMUM_WAGE: DatedTable<MinimumWage> = {
  name: 'minimum wage',
  yearly: true,
  rows: [
    row('2022-01-01', 301_000n, 1_970n, 'Dz.U. 2021 poz. 1690'),
    row('2023-01-01', 349_000n, 2_280n, 'Dz.U. 2022 poz. 1952'),
    row('2023-07-01', 360_000n, 2_350n, 'Dz.U. 2022 poz. 1952'),
    row('2024-01-01', 424_200n, 2_770n, 'Dz.U. 2023 poz. 1893'),
    row('2024-07-01', 430_000n, 2_810n, 'Dz.U. 2023 poz. 1893'),
    row('2025-01-01', 466_600n, 3_050n, 'Dz.U. 2024 poz. 1362'),
    row('2026-01-01', 480_600n, 3_140n, 'Dz.U. 2025 poz. 1242'),
    row('2027-01-01', 495_000n, 3_230n, 'Dz.U. 2026 poz. 1213'),
  ],
}

function row(validFrom: string, monthly: bigint, hourly: bigint, source: string) {
  return { validFrom, source, value: { monthly, hourly } }
}

/** Prognozowane przeciętne wynagrodzenie: base of the cap and of voluntary sickness. */
export const FORECAST_AVERAGE_WAGE: DatedTable<bigint> = {
  name: 'forecast average wage',
  yearly: true,
  rows: [
    { validFrom: '2022-01-01', source: 'M.P. 2021 poz. 1061', value: 592_200n },
    { validFrom: '2023-01-01', source: 'M.P. 2022 (forecast 6,935)', value: 693_500n },
    { validFrom: '2024-01-01', source: 'M.P. 2023 (forecast 7,824)', value: 782_400n },
    { validFrom: '2025-01-01', source: 'M.P. 2024 (forecast 8,673)', value: 867_300n },
    { validFrom: '2026-01-01', source: 'M.P. 2025 (forecast 9,420)', value: 942_000n },
    {
      validFrom: '2027-01-01',
      source: 'draft budget 2027, art. 24',
      provisional: true,
      value: 1_003_300n,
    },
  ],
}

/** 30 times the forecast average wage (roczna podstawa wymiaru). */
export const CONTRIBUTION_CAP: DatedTable<bigint> = {
  name: 'yearly cap of pension contributions',
  yearly: true,
  rows: [
    { validFrom: '2022-01-01', source: 'M.P. 2021 poz. 1061', value: 17_766_000n },
    { validFrom: '2023-01-01', source: 'M.P. 2022 (30 x 6,935)', value: 20_805_000n },
    { validFrom: '2024-01-01', source: 'M.P. 2023 (30 x 7,824)', value: 23_472_000n },
    { validFrom: '2025-01-01', source: 'M.P. 2024 (30 x 8,673)', value: 26_019_000n },
    { validFrom: '2026-01-01', source: 'M.P. 2025 (30 x 9,420)', value: 28_260_000n },
    {
      validFrom: '2027-01-01',
      source: '30 x the forecast of the draft budget 2027',
      provisional: true,
      value: 30_099_000n,
    },
  ],
}

/** Working days of the year / 12, in hundredths (współczynnik ekwiwalentu). */
export const LEAVE_COEFFICIENT: DatedTable<bigint> = {
  name: 'coefficient of the holiday equivalent',
  yearly: true,
  rows: [
    { validFrom: '2022-01-01', source: '251 working days', value: 2_092n },
    { validFrom: '2023-01-01', source: '250 working days', value: 2_083n },
    { validFrom: '2024-01-01', source: '251 working days', value: 2_092n },
    { validFrom: '2025-01-01', source: '249 working days, with 24 December', value: 2_075n },
    { validFrom: '2026-01-01', source: '251 working days', value: 2_092n },
    { validFrom: '2027-01-01', source: '251 working days', value: 2_092n },
  ],
}
