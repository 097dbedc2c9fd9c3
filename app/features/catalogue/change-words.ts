// The differences of two versions as sentences, for the publish dialog and the history.
import type { Words } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import type { Formatters } from '#app/ui/use-format.ts'
import { type Meter, meters } from '#tenants/contracts/meters.ts'
import type { Service } from '#tenants/shared/permissions.ts'
import type { RetentionKey } from '#tenants/shared/pl/retention.ts'
import { retentionClasses } from '#tenants/shared/pl/retention.ts'
import type { DefinitionChange, Words as Name } from '#tenants/work/rules/definition-diff.ts'

type Dictionary = Words<'common' | 'catalogue' | 'catalogueChanges'>

export function changeWords(
  all: Dictionary,
  locale: Locale,
  f: Formatters,
  change: DefinitionChange,
): string {
  const t = all.catalogueChanges
  const { catalogue } = all
  // A name that differs in the other language alone is shown in that language.
  const pair = (from: Name, to: Name): [string, string] => {
    const other = locale === 'pl' ? 'en' : 'pl'
    const shown = from[locale] === to[locale] ? other : locale
    return [from[shown], to[shown]]
  }
  const inside = (text: string, field: Name | undefined) =>
    field ? t.inside(text, field[locale]) : text
  switch (change.kind) {
    case 'added':
    case 'removed':
    case 'moved': {
      const deed = t.part[change.part][change.kind]
      return inside(t.row(deed, change.name[locale]), change.inside)
    }
    case 'renamed': {
      const [from, to] = pair(change.from, change.to)
      return inside(t.renamed[change.part](from, to), change.inside)
    }
    case 'rehinted':
      return t.rehinted(change.name[locale])
    case 'retyped':
      return t.retyped(
        change.name[locale],
        catalogue.types[change.from].toLocaleLowerCase(locale),
        catalogue.types[change.to].toLocaleLowerCase(locale),
      )
    case 'required': {
      const name = change.name[locale]
      if (change.part === 'form') return change.now ? t.required(name) : t.optional(name)
      return change.now ? t.checkRequired(name) : t.checkOptional(name)
    }
    case 'bounded':
      return t.bounded(change.name[locale], boundWords(t, f, change))
    case 'condition': {
      if (!change.on) return t.always(change.name[locale])
      const is = typeof change.is === 'boolean' ? (change.is ? t.yes : t.no) : change.is?.[locale]
      return t.asked(change.name[locale], change.on[locale], is ?? '')
    }
    case 'step_kind':
      return t.stepKind(change.name[locale], wordOf(catalogue.kinds, change.to))
    case 'step_by':
      return t.stepBy(change.name[locale], wordOf(catalogue.doers, change.to))
    case 'check_step': {
      const name = change.name[locale]
      return change.step ? t.checkStep(name, change.step[locale]) : t.checkEnd(name)
    }
    case 'name':
      return t.name(...pair(change.from, change.to))
    case 'hint':
      return t.hint
    case 'set': {
      const word = (value: string | number | boolean | null) =>
        settingWord(all, locale, f, change.what, value)
      return t.was(t.set(t.settings[change.what], word(change.to)), word(change.from))
    }
  }
}

function boundWords(
  t: Dictionary['catalogueChanges'],
  f: Formatters,
  { type, min, max }: Extract<DefinitionChange, { kind: 'bounded' }>,
): string {
  const shown = (value: number) => (type === 'amount' ? f.amount(BigInt(value)) : f.number(value))
  if (min === null && max === null) return t.noBounds
  return [min === null ? '' : t.from(shown(min)), max === null ? '' : t.to(shown(max))]
    .filter(Boolean)
    .join(' ')
}

function wordOf(words: Record<string, string>, key: string): string {
  return words[key] ?? key
}

type Setting = Extract<DefinitionChange, { kind: 'set' }>['what']

function settingWord(
  all: Dictionary,
  locale: Locale,
  f: Formatters,
  what: Setting,
  value: string | number | boolean | null,
): string {
  const t = all.catalogueChanges
  if (value === null) return t.nothing
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (typeof value === 'number') return f.minutes(value)
  switch (what) {
    case 'service':
      return all.common.service[value as Service]
    case 'questions':
      return all.catalogue.questionsOf[value as 'allowed' | 'none']
    case 'meter':
      return meters[value as Meter]?.[locale] ?? value
    case 'retention':
      return retentionClasses[value as RetentionKey]?.name[locale] ?? value
    default:
      return value
  }
}
