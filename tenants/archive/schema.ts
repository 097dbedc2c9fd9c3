import { z } from 'zod'
import { services } from '../shared/permissions.ts'
import { ALLOWED_MIMES } from './rules/sniff.ts'

/** Filters of a list of documents, as they stand in the address bar. */
export const documentFilters = z.object({
  service: z.enum(services).optional().catch(undefined),
  mime: z.enum(ALLOWED_MIMES).optional().catch(undefined),
  filed: z.enum(['yes', 'no']).optional().catch(undefined),
  // The database takes no NUL, and nobody looks for control characters.
  text: z
    .string()
    .transform((text) => text.replace(/\p{Cc}/gu, '').trim())
    .pipe(z.string().max(100))
    .optional()
    .catch(undefined),
})
export type DocumentFilters = z.output<typeof documentFilters>
