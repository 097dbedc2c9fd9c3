import { catalogueWords } from '#app/i18n/catalogue.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { TextField } from '#app/ui/field.tsx'
import type { Both } from './draft-state.ts'

/** One thing said in both languages, side by side where there is room. */
export function BothFields({
  path,
  label,
  value,
  onChange,
  error,
  maxLength,
  optional,
}: {
  /** Also the ids of the two inputs, with `.pl` and `.en` behind. */
  path: string
  label: string
  value: Both
  onChange: (value: Both) => void
  error: (path: string) => string | undefined
  maxLength: number
  optional?: boolean
}) {
  const t = useWords(catalogueWords)
  return (
    <div className="cmp-both">
      {(['pl', 'en'] as const).map((language) => (
        <TextField
          key={language}
          id={`${path}.${language}`}
          label={t.inBoth(label, t[language])}
          lang={language}
          value={value[language]}
          maxLength={maxLength}
          optional={optional}
          autoComplete="off"
          error={error(`${path}.${language}`)}
          onChange={(event) => onChange({ ...value, [language]: event.target.value })}
        />
      ))}
    </div>
  )
}
