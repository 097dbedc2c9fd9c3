// All forms of a company's year from the facts of it, as they would be sent today.

import type { FormFinding, FormPayer, FormPerson, TaxFormContent } from './form-types.ts'
import { advancesByMonth, pit4rOf } from './pit4r.ts'
import { pit8arOf } from './pit8ar.ts'
import { pit11Of, type TaxSlip } from './pit11.ts'
import { TAX_FORM_VARIANTS, type TaxFormKind } from './variants.ts'

type Office = { taxOfficeCode: string | null }
export type YearFacts = {
  payer: FormPayer & Office
  people: readonly (FormPerson &
    Office & { employeeId: string; sex: 'f' | 'm' | null; hasEarlierSystem: boolean })[]
  slips: readonly (TaxSlip & { employeeId: string })[]
  openRuns: number
}

export type MadeForm = { employeeId: string | null; content: TaxFormContent }

/** PIT-4R and PIT-8AR first, then a PIT-11 for each person who was paid on the tax scale. */
export function formsOf(year: number, facts: YearFacts): MadeForm[] {
  const { taxOfficeCode, ...payer } = facts.payer
  const slipsOf = byPerson(facts.slips)
  const of = (kind: TaxFormKind) => ({
    kind,
    year,
    payer,
    variant: TAX_FORM_VARIANTS[kind].variant,
  })
  const open: FormFinding[] = facts.openRuns > 0 ? ['runs_open'] : []
  const people = facts.people.flatMap(
    ({ employeeId, sex, hasEarlierSystem, taxOfficeCode, ...person }): MadeForm[] => {
      const made = pit11Of({ ...person, sex }, slipsOf.get(employeeId) ?? [])
      if (!made) return []
      const findings: FormFinding[] = [
        ...(taxOfficeCode ? [] : ['tax_office_missing' as const]),
        ...(person.peselLast ? [] : ['pesel_missing' as const]),
        ...(person.city ? [] : ['address_missing' as const]),
        ...(hasEarlierSystem ? ['earlier_system' as const] : []),
        ...open,
        ...made.findings,
      ]
      const content = { ...of('pit11'), boxes: made.boxes, person, taxOfficeCode, findings }
      return [{ employeeId, content }]
    },
  )
  const common: FormFinding[] = [
    ...(taxOfficeCode ? [] : ['tax_office_missing' as const]),
    ...(facts.people.some((one) => one.hasEarlierSystem) ? ['earlier_system' as const] : []),
    ...open,
  ]
  const lumpSum = pit8arOf(facts.slips)
  const boxes = pit4rOf(advancesByMonth(facts.slips))
  const findings: FormFinding[] = lumpSum ? [...common, 'lump_left_out'] : common
  const office = { person: null, taxOfficeCode }
  const company = { ...of('pit4r'), ...office, boxes, findings }
  const small = lumpSum && { ...of('pit8ar'), ...office, boxes: lumpSum, findings: common }
  return [
    { employeeId: null, content: company },
    ...(small ? [{ employeeId: null, content: small }] : []),
    ...people,
  ]
}

function byPerson<Slip extends { employeeId: string }>(slips: readonly Slip[]) {
  const found = new Map<string, Slip[]>()
  for (const slip of slips) {
    const own = found.get(slip.employeeId)
    if (own) own.push(slip)
    else found.set(slip.employeeId, [slip])
  }
  return found
}
