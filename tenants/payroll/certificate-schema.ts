// What people type when they ask for a certificate or decide on one.
import { z } from 'zod'
import { certificateKinds } from './kinds.ts'
import { choice, clean, idInput, reasonInput, version } from './schema-fields.ts'

export const MAX_PURPOSE = 200

export const requestCertificateInput = z.object({
  employmentId: idInput,
  kind: choice(certificateKinds),
  locale: choice(['pl', 'en']),
  purpose: z.string().default('').transform(clean).pipe(z.string().max(MAX_PURPOSE, 'too_long')),
})
export type RequestCertificateInput = z.output<typeof requestCertificateInput>

export const issueCertificateInput = z.object({ certificateId: idInput, version })
export type IssueCertificateInput = z.output<typeof issueCertificateInput>

export const refuseCertificateInput = issueCertificateInput.extend({ reason: reasonInput })
export type RefuseCertificateInput = z.output<typeof refuseCertificateInput>
