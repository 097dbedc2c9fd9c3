// What the composer sends: a save, a try, the publishing, the end of a draft.
import { data } from '@remix-run/node'
import { z } from 'zod'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { newId } from '#tenants/shared/ids.ts'
import type { ProviderContext } from '#tenants/shared/scope.server.ts'
import {
  discardDraft,
  publishType,
  readForCode,
  saveDraft,
} from '#tenants/work/commands/compose-type.server.ts'
import { listStrandedSchedules, requireType } from '#tenants/work/queries/types.server.ts'
import { titleInput, validateForm } from '#tenants/work/schema.ts'
import type { TypeDefinition } from '#tenants/work/type-definition.ts'

/** Fifty fields with thirty options each, in both languages, are well below it. */
const MOST_CHARACTERS = 1_000_000

const basisInput = z.looseObject({
  version: z.coerce.number('invalid').int('invalid').min(1, 'invalid').max(1e6, 'invalid'),
  basis: z.string('required').max(40, 'invalid'),
})

type Deed = { ctx: ProviderContext; form: FormData; code: string; locale: Locale }

export async function actOnDraft(deed: Deed) {
  switch (deed.form.get('intent')) {
    case 'save':
      return save(deed)
    case 'try':
      return tryOut(deed)
    case 'publish':
      return publish(deed)
    case 'discard':
      return discard(deed)
    default:
      return refuse({ form: 'invalid' })
  }
}

function readJson(form: FormData, name: string): unknown {
  const text = form.get(name)
  if (typeof text !== 'string') refuse({ [name]: 'required' })
  if (text.length > MOST_CHARACTERS) refuse({ [name]: 'too_big' })
  try {
    return JSON.parse(text)
  } catch {
    return refuse({ [name]: 'invalid' })
  }
}

async function save({ ctx, form, code }: Deed) {
  const { version, basis } = parseForm(form, basisInput)
  const sent = readJson(form, 'definition')
  const result = await saveDraft(ctx, { code, version, basis, definition: sent })
  if (!result.ok) {
    if (result.code === 'invalid_definition') return refuse(textsOf(result.detail))
    if (result.code === 'not_a_draft') return refuse({ definition: 'not_a_draft' })
    const { by, at } = textsOf(result.detail)
    const theirs = await readDraft(ctx, code, version)
    return data({ conflict: { by: by ?? '', at: at ?? '', theirs } }, { status: 409 })
  }
  const kept = await readDraft(ctx, code, version)
  const stranded = await listStrandedSchedules(ctx, code, kept.definition)
  return { saved: { ...kept, stranded } }
}

async function readDraft(ctx: ProviderContext, code: string, version: number) {
  const { versions } = await requireType(ctx, code)
  const { updatedAt, definition } = versions.find((one) => one.version === version)!
  return { version, basis: updatedAt.toISOString(), definition }
}

function textsOf(detail: Record<string, string | number> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(detail ?? {}).map(([name, one]) => [name, String(one)]))
}

async function publish({ ctx, form, code, locale }: Deed) {
  const { version, basis } = parseForm(form, basisInput)
  const t = dictionary(locale).catalogue
  const result = await publishType(ctx, { code, version, basis })
  if (result.ok) {
    const text = t.publishing.done(version)
    return redirectWithToast(paths.officeType(code), { tone: 'ok', text })
  }
  const text = result.code === 'draft_changed' ? t.conflict.title : t.refusals[result.code]
  return redirectWithToast(paths.officeTypeDraft(code), { tone: 'bad', text })
}

async function discard({ ctx, code, locale }: Deed) {
  const { versions } = await requireType(ctx, code)
  await discardDraft(ctx, code)
  const left = versions.some(({ state }) => state !== 'draft')
  const text = dictionary(locale).catalogue.discarded
  const to = left ? paths.officeType(code) : paths.officeCatalogue()
  return redirectWithToast(to, { tone: 'ok', text })
}

const answersInput = z.record(
  z.string().max(60),
  z.union([z.string().max(20_000), z.array(z.string().max(300)).max(60)]),
)

/** Nothing is written: the form is checked by the rules that a real one meets. */
async function tryOut({ form, code }: Deed) {
  const read = readForCode(code, readJson(form, 'definition'))
  if (!read.ok) return data({ definition: read.errors }, { status: 422 })
  const parsed = answersInput.safeParse(readJson(form, 'answers'))
  if (!parsed.success) return refuse({ answers: 'invalid' })
  const title = titleInput.safeParse(form.get('title') ?? '')
  const outcome = validateForm(read.definition.form, withFiles(read.definition, parsed.data))
  if (!title.success || !outcome.ok) {
    const refused = Object.fromEntries(
      Object.entries(outcome.ok ? {} : outcome.errors).map(([key, one]) => [`form.${key}`, one]),
    )
    return data(
      { refused: { ...refused, ...(title.success ? {} : { title: 'required' }) } },
      { status: 422 },
    )
  }
  const names = Object.fromEntries(
    Object.entries(outcome.answers).map(([key, answer]) => [
      key,
      Array.isArray(answer) ? parsed.data[key]! : answer,
    ]),
  )
  return { opened: { title: title.data, answers: names } }
}

/** A chosen file stands in for the document that it would become. */
function withFiles(
  { form }: TypeDefinition,
  answers: Record<string, string | string[]>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([key, answer]) => {
      const isFile = form.some((field) => field.key === key && field.type === 'file')
      return [key, isFile && Array.isArray(answer) ? answer.map(() => newId()) : answer]
    }),
  )
}
