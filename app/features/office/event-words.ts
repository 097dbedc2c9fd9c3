// Actions of the audit log as sentences. An action without one shows its own name, so that
// nothing that happened stays out of sight.
import type { Words } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import type { Formatters } from '#app/ui/use-format.ts'
import { parseAmount } from '#tenants/shared/money.ts'
import { catalogue } from '#tenants/work/catalogue.ts'
import { clockKinds } from '#tenants/work/rules/statuses.ts'

export function actionWords(t: Words<'events'>, action: string): string {
  const words: Record<string, string> = t.events.actions
  return Object.hasOwn(words, action) ? words[action]! : action
}

// Keys of other rows and things that only a program reads: they stay in the record itself.
const TECHNICAL =
  /Id$|^(bytes|sha256|currency|origin|stays|status|sourceType|source|kind|meter|lines)$/

type Look = { t: Words<'clocks' | 'common' | 'events'>; f: Formatters; locale: Locale }

/** The facts of an event as `name: value`, in the words of the screen where it has them. */
export function factsOf(look: Look, data: Record<string, unknown>): string[] {
  const names: Record<string, string> = look.t.events.facts
  return Object.entries(data)
    .filter(([name, value]) => !TECHNICAL.test(name) && !isEmpty(value) && !isOnlyOne(name, value))
    .map(([name, value]) => `${factName(names, name, data)}: ${valueText(look, name, value)}`)
}

// A received file has a name too, and it is not a person's.
function factName(names: Record<string, string>, name: string, data: Record<string, unknown>) {
  const key = name === 'name' && 'sha256' in data ? 'fileName' : name
  return names[key] ?? name
}

function requestTypeNames(locale: Locale): Record<string, string> {
  return Object.fromEntries(
    catalogue.map((type) => [type.code, locale === 'pl' ? type.namePl : type.nameEn]),
  )
}

// Most clocks are the first of their kind: a number that says so says nothing.
function isOnlyOne(name: string, value: unknown): boolean {
  return name === 'seq' && value === 1
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

// A clock whose target changed: which one, from how much to how much.
function clockText({ t, f }: Look, one: unknown): string {
  const { kind, seq, from, to } = one as Record<string, unknown>
  const known = clockKinds.find((name) => name === kind)
  if (!known || typeof from !== 'number' || typeof to !== 'number') return JSON.stringify(one)
  const name = t.clocks.nameOf({ kind: known, seq: typeof seq === 'number' ? seq : 1 })
  return `${name} ${f.minutes(from)} → ${f.minutes(to)}`
}

function valueText(look: Look, name: string, value: unknown): string {
  const { t, f, locale } = look
  if (value === null || value === undefined) return '–'
  if (name === 'clocks' && Array.isArray(value)) {
    return value.map((one) => clockText(look, one)).join(', ')
  }
  if (Array.isArray(value)) {
    if (value.some((one) => typeof one === 'object')) return String(value.length)
    return value.map((one) => valueText(look, name, one)).join(', ') || '–'
  }
  if (typeof value === 'object') {
    if ('pl' in value && 'en' in value) return String(value[locale])
    if (!('from' in value && 'to' in value)) return JSON.stringify(value).slice(0, 200)
    return `${valueText(look, name, value.from)} → ${valueText(look, name, value.to)}`
  }
  if (typeof value === 'boolean') return value ? t.common.yes : t.common.no
  const text = String(value).slice(0, 300)
  const words: Record<string, Record<string, string>> = {
    role: t.common.role,
    services: t.common.service,
    service: t.common.service,
    requestType: requestTypeNames(locale),
    clock: t.clocks.kind,
  }
  const word = words[name]
  if (word && Object.hasOwn(word, text)) return word[text]!
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return f.dateTime(text)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return f.date(text)
  if (/^(gross|net|vat|amount)$/.test(name)) {
    const minor = parseAmount(text)
    if (minor !== null) return f.money(minor)
  }
  return text
}
