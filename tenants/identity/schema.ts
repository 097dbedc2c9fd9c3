// What people type about themselves.
import { z } from 'zod'
import { isZone } from '../shared/dates.ts'
import { MAX_PASSWORD_LENGTH } from './rules/password.ts'

/** An address as it is kept and compared: trimmed, in small letters. */
export const emailInput = z
  .string()
  .trim()
  .min(1, 'required')
  .max(254, 'email')
  .transform((text) => text.normalize('NFC').toLowerCase())
  .refine((text) => /^[^\s@<>(),;:"\\[\]]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text), 'email')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  .refine((text) => !/[\u0000-\u001f\u007f]/.test(text), 'email')

export const personNameInput = z
  .string()
  .trim()
  .min(2, 'required')
  .max(120, 'too_long')
  .refine((text) => !/[\p{C}<>]/u.test(text), 'characters')

// The rule of good passwords is applied by the command: it must know the address.
const newPassword = z.string().min(1, 'required').max(MAX_PASSWORD_LENGTH, 'password_long')

export const requestResetInput = z.object({ email: emailInput })

export const resetPasswordInput = z.object({ password: newPassword })

export const acceptInvitationInput = z.object({ name: personNameInput, password: newPassword })

export const changePasswordInput = z.object({
  currentPassword: z.string().min(1, 'required').max(1000, 'too_long'),
  password: newPassword,
})

export const preferencesInput = z.object({
  name: personNameInput,
  locale: z.enum(['pl', 'en'], 'choice'),
  zone: z
    .string()
    .trim()
    .max(64, 'zone')
    .transform((text) => (text === '' ? null : text))
    .refine((zone) => zone === null || isZone(zone), 'zone'),
  theme: z.enum(['system', 'light', 'dark'], 'choice'),
})
export type PreferencesInput = z.output<typeof preferencesInput>
