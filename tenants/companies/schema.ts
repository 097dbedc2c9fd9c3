// What the office types about a company. Messages are codes, translated on the screen.
import { z } from 'zod'
import { emailInput, personNameInput } from '../identity/schema.ts'
import { isZone } from '../shared/dates.ts'
import { clientRoles, services, staffRoles } from '../shared/permissions.ts'
import { parseIban, parseNip, parseRegon } from '../shared/pl/identifiers.ts'
import { contrastWithWhite, MIN_CONTRAST, parseColour } from './rules/colour.ts'
import { readReminderDays } from './rules/reminder-days.ts'

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'required')
    .max(max, 'too_long')
    .refine((text) => !/\p{Cc}/u.test(text), 'characters')

/** A field that may stay empty, which means null. */
const optional = (type: z.ZodType<string, string>) =>
  z
    .string()
    .default('')
    .transform((text, ctx): string | null => {
      if (text.trim() === '') return null
      const result = type.safeParse(text)
      if (result.success) return result.data
      ctx.addIssue({ code: 'custom', message: result.error.issues[0]!.message })
      return z.NEVER
    })

function parsed(parse: (text: string) => { normal: string | null; fault?: string }, name: string) {
  return z.string().transform((text, ctx): string => {
    if (text.trim() === '') ctx.addIssue({ code: 'custom', message: 'required' })
    else {
      const result = parse(text)
      if (result.normal !== null) return result.normal
      ctx.addIssue({ code: 'custom', message: `${name}_${result.fault}` })
    }
    return z.NEVER
  })
}

const nipInput = parsed(parseNip, 'nip')
const regonInput = parsed(parseRegon, 'regon')
const ibanInput = parsed(parseIban, 'iban')

const colourInput = z
  .string()
  .transform((text, ctx): string => {
    const colour = parseColour(text)
    if (colour) return colour
    ctx.addIssue({ code: 'custom', message: 'colour' })
    return z.NEVER
  })
  .refine((colour) => contrastWithWhite(colour) >= MIN_CONTRAST, 'colour_contrast')

const details = {
  legalName: line(200),
  shortName: line(40),
  regon: optional(regonInput),
  addressLine1: line(160),
  postalCode: z
    .string()
    .trim()
    .regex(/^\d{2}-\d{3}$/, 'postal_code'),
  city: line(80),
  zone: z.string().trim().max(64, 'zone').refine(isZone, 'zone'),
  locale: z.enum(['pl', 'en'], 'choice'),
  colour: colourInput,
  taxOfficeCode: optional(
    z
      .string()
      .trim()
      .regex(/^\d{4}$/, 'tax_office'),
  ),
  bankAccount: optional(ibanInput),
  fiscalYearStartMonth: z.coerce.number('choice').int('choice').min(1, 'choice').max(12, 'choice'),
  trade: optional(line(80)),
  email: optional(emailInput),
}

export const takeOnCompanyInput = z.object({ ...details, nip: nipInput })
export type TakeOnCompanyInput = z.output<typeof takeOnCompanyInput>

/** The tax number names the company in issued papers: it does not change afterwards. */
export const updateCompanyInput = z.object({
  ...details,
  questionReminderDays: z
    .string()
    .transform((text, ctx): number[] => {
      const days = readReminderDays(text)
      if (days) return days
      ctx.addIssue({ code: 'custom', message: 'not_days' })
      return z.NEVER
    })
    .optional(),
})
export type UpdateCompanyInput = z.output<typeof updateCompanyInput>

export const inviteMemberInput = z.object({
  email: emailInput,
  name: personNameInput,
  role: z.enum([...clientRoles, ...staffRoles], 'choice'),
})
export type InviteMemberInput = z.output<typeof inviteMemberInput>

export const memberInput = z.object({ accountId: z.uuid('choice') })
export const changeRoleInput = memberInput.extend({
  role: z.enum([...clientRoles, ...staffRoles], 'choice'),
})
export type ChangeRoleInput = z.output<typeof changeRoleInput>

export const agentServicesInput = memberInput.extend({
  services: z
    .union([z.array(z.enum(services, 'choice')), z.enum(services, 'choice').transform((s) => [s])])
    .default([])
    .transform((list) => [...new Set(list)]),
})
export type AgentServicesInput = z.output<typeof agentServicesInput>
