// A paper that comes with its scan: the bytes are put away while they arrive, then both are
// recorded in one transaction.

import { FormRefusal, parseForm } from '#app/http/form.server.ts'
import { readMultipart } from '#app/http/multipart.server.ts'
import { stageUpload } from '#tenants/archive/contents.server.ts'
import { loadFileKey } from '#tenants/archive/keys.server.ts'
import type { StagedFile } from '#tenants/archive/types.ts'
import { addFileEntry, requestHrDocument } from '#tenants/payroll/commands/keep-file.server.ts'
import { fileEntryInput, hrDocumentInput } from '#tenants/payroll/file-schema.ts'
import { getEmployee } from '#tenants/payroll/queries/employees.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import type { ScopeContext, TenantId } from '#tenants/shared/scope.server.ts'

const MAX_BYTES = 50_000_000

type Open = <R>(options: { readOnly: boolean }, fn: (ctx: ScopeContext) => Promise<R>) => Promise<R>
type Sent = { request: Request; tenantId: TenantId; open: Open; employeeId: string }
export type FileAnswer =
  | { kind: 'added'; number: string }
  | { kind: 'requested'; number: number }
  | { kind: 'refused'; errors: Record<string, string>; values: Record<string, string> }

export async function actOnFile({
  request,
  tenantId,
  open,
  employeeId,
}: Sent): Promise<FileAnswer> {
  const key = await open({ readOnly: true }, async (ctx) => {
    // Before the first byte is taken: nobody stores papers of somebody who is not theirs.
    if (!(await getEmployee(ctx, employeeId))) throw new AppError('not_found')
    return loadFileKey(ctx)
  })
  const { outcomes, fields, isCutOff } = await readMultipart(
    request,
    { files: 1, fileBytes: MAX_BYTES + 1 },
    ({ name, stream }) =>
      stageUpload(tenantId, key, { stream, originalName: name, limit: MAX_BYTES }),
  )
  const values = Object.fromEntries(
    [...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const [upload] = outcomes
  try {
    if (isCutOff) throw new FormRefusal({ file: 'upload_cut_off' })
    if (upload && !upload.ok) throw new FormRefusal({ file: upload.code })
    return fields.get('intent') === 'request'
      ? await askFor(fields, employeeId, open)
      : await add(fields, employeeId, open, upload?.value ?? null)
  } catch (error) {
    if (!(error instanceof FormRefusal)) throw error
    return { kind: 'refused', errors: error.errors, values }
  }
}

async function add(
  fields: FormData,
  employeeId: string,
  open: Open,
  staged: StagedFile | null,
): Promise<FileAnswer> {
  const input = parseForm(fields, fileEntryInput)
  if (input.employeeId !== employeeId) throw new AppError('not_found')
  const added = await open({ readOnly: false }, (ctx) => addFileEntry(ctx, staged, input))
  if (!added.ok) throw new FormRefusal({ [added.field ?? 'datedOn']: added.code })
  return { kind: 'added', number: `${input.part}/${added.value.number}` }
}

async function askFor(fields: FormData, employeeId: string, open: Open): Promise<FileAnswer> {
  const input = parseForm(fields, hrDocumentInput)
  if (input.employeeId !== employeeId) throw new AppError('not_found')
  const asked = await open({ readOnly: false }, (ctx) => requestHrDocument(ctx, input))
  if (!asked.ok) throw new FormRefusal({ what: asked.code })
  return { kind: 'requested', number: asked.value.number }
}
