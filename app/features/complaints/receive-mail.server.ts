// A mail that was dragged into the register: read, its files put away, the form filled in.
import { readMultipart } from '#app/http/multipart.server.ts'
import { stageUpload } from '#tenants/archive/contents.server.ts'
import type { FileKey } from '#tenants/archive/keys.server.ts'
import type { StagedFile } from '#tenants/archive/types.ts'
import { signTicket } from '#tenants/complaints/mail/mail-files.server.ts'
import { MOST_MAIL_BYTES, readMail } from '#tenants/complaints/mail/read-mail.ts'
import type { TenantId } from '#tenants/shared/scope.server.ts'

export type ReceivedMail =
  | { ok: true; values: Record<string, string>; files: string[]; refused: string[] }
  | { ok: false; code: string }

export async function receiveMail(
  request: Request,
  { tenantId, zone }: { tenantId: TenantId; zone: string },
  key: FileKey,
  now: Date,
): Promise<ReceivedMail> {
  const { outcomes, isCutOff } = await readMultipart(
    request,
    { files: 1, fileBytes: MOST_MAIL_BYTES + 1 },
    async ({ stream }) => {
      const chunks: Uint8Array[] = []
      for await (const chunk of stream) chunks.push(chunk as Uint8Array)
      return Buffer.concat(chunks)
    },
  )
  const raw = outcomes[0]
  if (isCutOff) return { ok: false, code: 'upload_cut_off' }
  if (!raw) return { ok: false, code: 'required' }
  const read = await readMail(raw, { now, zone })
  if (!read.ok) return { ok: false, code: read.code }
  const { files, mailId, customerName, email, subject, description, receivedOn } = read.value
  const staged: Omit<StagedFile, 'tenantId'>[] = []
  const refused: string[] = []
  for (const { name, bytes } of files) {
    const stream = (async function* () {
      yield bytes
    })()
    const put = await stageUpload(tenantId, key, { stream, originalName: name })
    if (!put.ok) refused.push(name)
    else {
      const { tenantId: _, ...file } = put.value
      staged.push(file)
    }
  }
  const mail = signTicket(tenantId, { files: staged, mailId })
  const facts = { customerName, email, product: subject, description, receivedOn }
  const names = staged.map(({ originalName }) => originalName)
  return { ok: true, values: { ...facts, channel: 'email', mail }, files: names, refused }
}
