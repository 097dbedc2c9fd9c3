// A request with its files: the bytes are put away first, then documents and item are
// written together, or not at all.

import { z } from 'zod'
import { type FieldCodes, FormRefusal, formValues, parseForm } from '#app/http/form.server.ts'
import { readMultipart } from '#app/http/multipart.server.ts'
import { recordDocument } from '#tenants/archive/commands.server.ts'
import { stageUpload, type UploadRefusal } from '#tenants/archive/contents.server.ts'
import { loadFileKey } from '#tenants/archive/keys.server.ts'
import type { StagedFile } from '#tenants/archive/types.ts'
import { isId } from '#tenants/shared/ids.ts'
import type { ScopeContext, TenantId } from '#tenants/shared/scope.server.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import { listOfferedTypes } from '#tenants/work/queries/agents.server.ts'
import { titleInput } from '#tenants/work/schema.ts'
import type { RequestType } from '#tenants/work/types.ts'
import { maxFileBytes, maxFiles } from './upload-outcome.ts'

type Open = <R>(options: { readOnly: boolean }, fn: (ctx: ScopeContext) => Promise<R>) => Promise<R>
type RefusedFile = { name: string; code: UploadRefusal | 'too_many_files' }
type FileOutcome = { field: string; name: string } & (
  | { staged: StagedFile }
  | { code: UploadRefusal }
)

export type ReceivedRequest =
  | { ok: true; itemId: string; number: number }
  | {
      ok: false
      errors: FieldCodes
      values: Record<string, string>
      /** Files that were refused, by field. */
      refusedFiles: Record<string, RefusedFile[]>
    }

const requestForm = z.looseObject({
  requestType: z.string('required').min(1, 'required').max(40, 'unknown_request_type'),
  requestKey: z.string().refine(isId, 'invalid'),
  title: titleInput,
  form: z.record(z.string(), z.unknown()).optional(),
})

/** Who asks: the client for what is offered, or an agent for what they serve. */
export type Asker = {
  source: 'request' | 'agent'
  types: (ctx: ScopeContext) => Promise<RequestType[]>
}

const byClient: Asker = { source: 'request', types: listOfferedTypes }

export async function receiveRequest(
  request: Request,
  tenantId: TenantId,
  open: Open,
  asker: Asker = byClient,
): Promise<ReceivedRequest> {
  const key = await open({ readOnly: true }, loadFileKey)
  const { fields, outcomes, hasTooManyFiles } = await readMultipart<FileOutcome>(
    request,
    { files: maxFiles, fileBytes: maxFileBytes + 1 },
    async ({ field, name, stream }) => {
      const staged = await stageUpload(tenantId, key, {
        stream,
        originalName: name,
        limit: maxFileBytes,
      })
      return staged.ok ? { field, name, staged: staged.value } : { field, name, code: staged.code }
    },
  )
  const refusedFiles = refusedByField(outcomes, hasTooManyFiles)
  const values = formValues(fields)
  try {
    const input = parseForm(fields, requestForm)
    if (Object.keys(refusedFiles).length > 0) {
      const errors = Object.fromEntries(Object.keys(refusedFiles).map((field) => [field, 'file']))
      return { ok: false, errors, values, refusedFiles }
    }
    const files = outcomes.filter((outcome) => 'staged' in outcome)
    const opened = await open({ readOnly: false }, (ctx) => openWithFiles(ctx, input, files, asker))
    return { ok: true, ...opened }
  } catch (error) {
    if (error instanceof AlreadyOpen) return { ok: true, ...error.item }
    if (!(error instanceof FormRefusal)) throw error
    return { ok: false, errors: error.errors, values, refusedFiles }
  }
}

/** The same form sent again: what this transaction has recorded anew is taken back. */
class AlreadyOpen extends Error {
  constructor(readonly item: { itemId: string; number: number }) {
    super('already open')
  }
}

type Input = z.output<typeof requestForm>

async function openWithFiles(
  ctx: ScopeContext,
  input: Input,
  files: readonly { field: string; staged: StagedFile }[],
  asker: Asker,
): Promise<{ itemId: string; number: number }> {
  const type = (await asker.types(ctx)).find(({ code }) => code === input.requestType)
  if (!type) throw new FormRefusal({ form: 'unknown_request_type' })
  const answers: Record<string, unknown> = { ...input.form }
  for (const field of type.form) if (field.type === 'file') answers[field.key] = []
  for (const { field, staged } of files) {
    const key = fileKeyOf(type, field)
    if (!key) continue
    const document = await recordDocument(ctx, staged, { service: type.service })
    answers[key] = [...(answers[key] as string[]), document.id]
  }
  const opened = await openItem(ctx, {
    requestType: input.requestType,
    title: input.title,
    form: answers,
    source: asker.source,
    sourceKey: `request:${input.requestKey}`,
  })
  if (opened.ok) {
    const { itemId, number, isNew } = opened.value
    if (!isNew) throw new AlreadyOpen({ itemId, number })
    return { itemId, number }
  }
  if (opened.code !== 'invalid_form') throw new FormRefusal({ form: opened.code })
  throw new FormRefusal(
    Object.fromEntries(
      Object.entries(opened.detail ?? {}).map(([key, code]) => [`form.${key}`, String(code)]),
    ),
  )
}

// A file sent under a name that the form does not have hangs on nothing: it is left out.
function fileKeyOf(type: RequestType, name: string): string | null {
  const field = type.form.find(({ key, type }) => type === 'file' && name === `form.${key}`)
  return field?.key ?? null
}

function refusedByField(
  outcomes: readonly FileOutcome[],
  hasTooManyFiles: boolean,
): Record<string, RefusedFile[]> {
  const refused: Record<string, RefusedFile[]> = {}
  const refuse = (field: string, file: RefusedFile) => {
    refused[field] = [...(refused[field] ?? []), file]
  }
  for (const outcome of outcomes) {
    if ('code' in outcome) refuse(outcome.field, { name: outcome.name, code: outcome.code })
  }
  if (hasTooManyFiles && outcomes[0]) {
    refuse(outcomes[0].field, { name: '', code: 'too_many_files' })
  }
  return refused
}
