// Files of an answer: put away while they arrive, recorded on the question's item with it.
import { FormRefusal } from '#app/http/form.server.ts'
import { readMultipart } from '#app/http/multipart.server.ts'
import { recordDocument } from '#tenants/archive/commands.server.ts'
import { stageUpload } from '#tenants/archive/contents.server.ts'
import type { FileKey } from '#tenants/archive/keys.server.ts'
import type { StagedFile } from '#tenants/archive/types.ts'
import type { Service } from '#tenants/shared/permissions.ts'
import type { ScopeContext, TenantId } from '#tenants/shared/scope.server.ts'
import { attachDocument } from '#tenants/work/commands/send-message.server.ts'
import { MOST_ANSWER_FILES } from '#tenants/work/rules/question-kinds.ts'

const FILE_BYTES = 25_000_000

export type AnswerForm = { fields: FormData; staged: StagedFile[]; fileError: string | null }

/** A form with or without files; a file that is none of ours is told at the answer. */
export async function readAnswerForm(
  request: Request,
  tenantId: TenantId,
  key: FileKey,
): Promise<AnswerForm> {
  const { fields, outcomes, hasTooManyFiles, isCutOff } = await readMultipart<StagedFile | null>(
    request,
    { files: MOST_ANSWER_FILES, fileBytes: FILE_BYTES + 1 },
    async ({ name, stream }) => {
      const staged = await stageUpload(tenantId, key, {
        ...{ stream, originalName: name, limit: FILE_BYTES },
      })
      return staged.ok ? staged.value : null
    },
  )
  const staged = outcomes.filter((one): one is StagedFile => one !== null)
  const isWrong = staged.length < outcomes.length
  const fileError = hasTooManyFiles
    ? 'too_many_files'
    : isCutOff
      ? 'upload_cut_off'
      : isWrong
        ? 'not_a_file'
        : null
  return { fields, staged, fileError }
}

/** Records what came and hangs it on the item. */
export async function recordAnswerFiles(
  ctx: ScopeContext,
  staged: readonly StagedFile[],
  { itemId, service }: { itemId: string; service: Service },
): Promise<string[]> {
  const ids: string[] = []
  for (const file of staged) {
    const { id } = await recordDocument(ctx, file, { service })
    const attached = await attachDocument(ctx, { itemId, documentId: id })
    if (!attached.ok) throw new FormRefusal({ answer: attached.code })
    ids.push(id)
  }
  return ids
}
