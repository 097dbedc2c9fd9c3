// Files that are added to an open item: put away while they arrive, then each recorded in
// a transaction of its own, so that one refused file does not take the others with it.
import { maxFileBytes, maxFiles } from '#app/features/portal/upload-outcome.ts'
import { readMultipart } from '#app/http/multipart.server.ts'
import { redirectWithToast, type Toast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { attachUpload } from '#tenants/archive/commands.server.ts'
import { stageUpload } from '#tenants/archive/contents.server.ts'
import { loadFileKey } from '#tenants/archive/keys.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import type { ScopeContext, TenantId } from '#tenants/shared/scope.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import { type AttachOutcome, attachWords } from './attach-outcome.ts'

type Open = <R>(options: { readOnly: boolean }, fn: (ctx: ScopeContext) => Promise<R>) => Promise<R>

export async function attachFiles(
  request: Request,
  tenantId: TenantId,
  open: Open,
  itemId: string,
): Promise<AttachOutcome[]> {
  const key = await open({ readOnly: true }, async (ctx) => {
    // Before the first byte is taken: nobody stores files for an item that is not theirs.
    if (!(await getItem(ctx, itemId))) throw new AppError('not_found')
    return loadFileKey(ctx)
  })
  const { outcomes, hasTooManyFiles, isCutOff } = await readMultipart(
    request,
    { files: maxFiles, fileBytes: maxFileBytes + 1 },
    async ({ name, stream }): Promise<AttachOutcome> => {
      const upload = { stream, originalName: name, limit: maxFileBytes }
      const staged = await stageUpload(tenantId, key, upload)
      if (!staged.ok) return { kind: 'refused', name, code: staged.code }
      const attached = await open({ readOnly: false }, (ctx) =>
        attachUpload(ctx, staged.value, { itemId }),
      )
      if (!attached.ok) return { kind: 'refused', name, code: 'item_closed' }
      if (attached.value.isKnown) return { kind: 'known', name }
      return { kind: 'attached', name, repeats: attached.value.repeats?.name ?? null }
    },
  )
  if (hasTooManyFiles) outcomes.push({ kind: 'refused', name: '', code: 'too_many_files' })
  if (outcomes.length === 0) {
    outcomes.push({ kind: 'refused', name: '', code: isCutOff ? 'upload_cut_off' : 'no_file' })
  }
  return outcomes
}

/** A script sends one file and reads JSON; a form without scripts goes back to its page. */
export function answerAttachment(
  request: Request,
  outcomes: readonly AttachOutcome[],
  back: string,
  locale: Locale,
): Promise<Response> | Response {
  const t = dictionary(locale)
  const refused = outcomes.filter(({ kind }) => kind === 'refused')
  if (request.headers.get('Accept') === 'application/json') {
    const headers = { 'Cache-Control': 'private, no-store' }
    const outcome = refused[0] ?? outcomes[0]!
    return outcome.kind === 'refused'
      ? Response.json({ ok: false, message: attachWords(t, outcome) }, { status: 422, headers })
      : Response.json({ ok: true, ...outcome }, { headers })
  }
  const told = refused.length > 0 ? refused : outcomes
  const text = told.map((one) => `${one.name} ${attachWords(t, one)}`.trim()).join(' ')
  return redirectWithToast(back, { tone: toneOf(outcomes), text })
}

function toneOf(outcomes: readonly AttachOutcome[]): Toast['tone'] {
  if (outcomes.some(({ kind }) => kind === 'refused')) return 'bad'
  const isPlain = outcomes.every((one) => one.kind === 'attached' && one.repeats === null)
  return isPlain ? 'ok' : 'warn'
}
