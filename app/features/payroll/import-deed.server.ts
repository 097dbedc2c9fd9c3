// A file from a browser: read at once with its faults beside the form, or left for the worker.
import { data } from '@remix-run/node'
import { FormRefusal } from '#app/http/form.server.ts'
import { type PayPlace, paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { badRows, importFile } from '#tenants/payroll/commands/import-jobs.server.ts'
import type { ImportKind } from '#tenants/payroll/import-types.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import { readUploadedText } from './read-upload.server.ts'

const MAX_BYTES = 8_000_000
const SHOWN = 200

type Open = <R>(options: { readOnly: boolean }, fn: (ctx: ScopeContext) => Promise<R>) => Promise<R>
type Sent = {
  request: Request
  open: Open
  at: PayPlace
  company: string
  locale: Locale
  kind: ImportKind
  back: string
  done: (taken: number) => string
}

export async function takeFile({ request, open, at, company, locale, kind, back, done }: Sent) {
  const { text, fields, name } = await readUploadedText(request, MAX_BYTES)
  const take = fields.get('take') === 'good_ones' ? 'good_ones' : 'all'
  const result = await open({ readOnly: false }, (ctx) =>
    importFile(ctx, { kind, take, fileName: name, text }),
  )
  if (!result.ok) throw new FormRefusal({ file: result.code })
  const { jobId, outcome } = result.value
  if (!outcome) {
    const left = dictionary(locale).payImports.left
    return redirectWithToast(paths.importJob(at, company, jobId), { tone: 'ok', text: left })
  }
  const { rows, taken, problems } = outcome
  if (problems.length === 0) return redirectWithToast(back, { tone: 'ok', text: done(taken) })
  const bad = badRows(problems)
  const left = Math.max(0, bad.length - SHOWN)
  return data({ outcome: { rows, taken }, bad: bad.slice(0, SHOWN), left }, { status: 422 })
}
