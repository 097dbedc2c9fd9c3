// A complaint from a stranger: an attempt is taken before a byte is read, files are put away
// while they arrive, and nothing is written unless all of it can be.
import { FormRefusal, formValues, parseForm } from '#app/http/form.server.ts'
import { readMultipart } from '#app/http/multipart.server.ts'
import { stageUpload } from '#tenants/archive/contents.server.ts'
import type { StagedFile } from '#tenants/archive/types.ts'
import {
  type IntakePlace,
  type IntakeRequest,
  isRequestKey,
  loadIntakeKey,
  newRequestKey,
  secretOf,
  submitComplaint,
  takeIntakeAttempt,
} from '#tenants/complaints/intake.server.ts'
import {
  PUBLIC_FILE_BYTES,
  PUBLIC_FILES,
  submitByAddress,
} from '#tenants/complaints/rules/intake-limits.ts'
import { publicComplaintInput } from '#tenants/complaints/schema.ts'

export type ReceivedComplaint =
  | { ok: true; secret: string }
  | {
      ok: false
      status: 422 | 429
      errors: Record<string, string>
      values: Record<string, string>
      files: string[]
    }

type Outcome = { staged: StagedFile } | { name: string }

export async function receiveComplaint(
  request: Request,
  intake: IntakeRequest,
  place: IntakePlace,
  locale: 'pl' | 'en',
): Promise<ReceivedComplaint> {
  const refused = (errors: Record<string, string>, values = {}, files: string[] = []) =>
    ({ ok: false, status: 422, errors, values, files }) as const
  if ((await takeIntakeAttempt(intake, submitByAddress)) > 0) {
    return { ...refused({ form: 'rate_limited' }), status: 429 }
  }
  const { tenantId } = place
  const key = await loadIntakeKey(intake, tenantId)
  const { fields, outcomes, hasTooManyFiles, isCutOff } = await readMultipart<Outcome>(
    request,
    { files: PUBLIC_FILES, fileBytes: PUBLIC_FILE_BYTES + 1 },
    async ({ name, stream }) => {
      const upload = { stream, originalName: name, limit: PUBLIC_FILE_BYTES }
      const staged = await stageUpload(tenantId, key, upload)
      return staged.ok ? { staged: staged.value } : { name: name.slice(0, 120) }
    },
  )
  const values = formValues(fields)
  if (isCutOff) return refused({ form: 'upload_cut_off' }, values)
  // Only a program fills what nobody sees: it is thanked, and nothing is kept.
  if (fields.get('website')) return { ok: true, secret: secretOf(tenantId, newRequestKey()) }
  const wrongFiles = outcomes.flatMap((one) => ('name' in one ? [one.name] : []))
  try {
    const input = parseForm(fields, publicComplaintInput)
    if (!place.regimes?.includes(input.regime)) return refused({ regime: 'invalid' }, values)
    if (wrongFiles.length > 0 || hasTooManyFiles) {
      return refused({ files: hasTooManyFiles ? 'too_many_files' : 'file' }, values, wrongFiles)
    }
    const requestKey = fields.get('requestKey')
    if (!isRequestKey(requestKey)) return refused({ form: 'invalid' }, values)
    const files = outcomes.flatMap((one) => ('staged' in one ? [one.staged] : []))
    const { secret } = await submitComplaint(intake, place, { input, locale, files, requestKey })
    return { ok: true, secret }
  } catch (error) {
    if (error instanceof FormRefusal) return refused(error.errors, values, wrongFiles)
    throw error
  }
}
