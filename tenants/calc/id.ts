import { z } from 'zod'
import {
  parseIban,
  parseKsefNumber,
  parseNip,
  parsePesel,
  parseRegon,
} from '#tenants/shared/pl/identifiers.ts'
import { defineCalc } from './case.ts'

const idCase = z.object({
  kind: z.enum(['nip', 'regon', 'pesel', 'iban', 'ksef']),
  value: z.string(),
})

const PARSERS = {
  nip: parseNip,
  regon: parseRegon,
  iban: parseIban,
  ksef: parseKsefNumber,
} as const

export const idCalc = defineCalc(idCase, ({ kind, value }) => {
  if (kind === 'pesel') {
    const pesel = parsePesel(value)
    const { valid, normal } = pesel
    return valid ? { valid, normal, born_on: pesel.bornOn, sex: pesel.sex } : { valid, normal }
  }
  const { valid, normal } = PARSERS[kind](value)
  return { valid, normal }
})
