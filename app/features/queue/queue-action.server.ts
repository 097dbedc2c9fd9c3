// What the queue's forms do: hand over rows, keep and delete views.
import { data } from '@remix-run/node'
import { z } from 'zod'
import { parseForm, readForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import type { Assignment } from '#tenants/identity/types.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import type { AssignedContext, Principal } from '#tenants/shared/scope.server.ts'
import { deleteView, saveView } from '#tenants/work/commands/save-view.server.ts'
import { idInput, queueFilters } from '#tenants/work/schema.ts'
import { assignRows } from './bulk-assign.server.ts'

type Asked = {
  request: Request
  url: URL
  principal: Principal
  assignments: Assignment[]
  locale: Locale
  open: <R>(options: { readOnly: boolean }, fn: (ctx: AssignedContext) => Promise<R>) => Promise<R>
}

const viewForm = z.object({
  name: z.string('required').trim().min(1, 'required').max(60, 'too_long'),
  query: z.string().max(1_000, 'too_long'),
})

export async function runQueueForm({ request, url, principal, assignments, locale, open }: Asked) {
  const form = await readForm(request)
  const t = dictionary(locale).desk.views
  const back = paths.desk() + url.search
  switch (form.get('intent')) {
    case 'take':
    case 'release':
    case 'give': {
      const rows = form.getAll('ids').map(String)
      const assigneeId = assigneeOf(form, principal)
      return data({ report: await assignRows(principal, assignments, rows, assigneeId) })
    }
    case 'save-view': {
      const { name, query } = parseForm(form, viewForm)
      const view = { list: 'queue', name, query: viewQuery(new URLSearchParams(query)) }
      const saved = await open({ readOnly: false }, (ctx) => saveView(ctx, view))
      if (!saved.ok) refuse({ name: saved.code })
      return redirectWithToast(back, { tone: 'ok', text: t.saved })
    }
    case 'delete-view': {
      const { view } = parseForm(form, z.object({ view: idInput }))
      await open({ readOnly: false }, (ctx) => deleteView(ctx, view))
      return redirectWithToast(back, { tone: 'ok', text: t.deleted })
    }
    default:
      throw new AppError('invalid_input')
  }
}

function assigneeOf(form: FormData, principal: Principal): string | null {
  const intent = form.get('intent')
  if (intent === 'take') return principal.accountId
  if (intent === 'release') return null
  return parseForm(form, z.object({ assigneeId: idInput })).assigneeId
}

/** The filters and columns of an address, without its place in the list. */
export function viewQuery(params: URLSearchParams): string {
  const kept = new URLSearchParams()
  for (const [name, value] of Object.entries(queueFilters.parse(Object.fromEntries(params)))) {
    if (value !== undefined && value !== '') kept.set(name, String(value))
  }
  for (const column of params.getAll('cols').slice(0, 20)) kept.append('cols', column.slice(0, 30))
  return kept.toString()
}
