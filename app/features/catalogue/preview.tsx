import { useMemo, useState } from 'react'
import { RequestFields } from '#app/features/portal/request-fields.tsx'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { type Locale, LocaleProvider, locales, useLocale, useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { cx } from '#app/ui/cx.ts'
import { TextField } from '#app/ui/field.tsx'
import type { TypeDefinition } from '#tenants/work/type-definition.ts'
import { shownFields } from './shown-fields.ts'
import { TryIt } from './try-it.tsx'

/** Beside the composer: the form as the client gets it, or filled in for a try. */
export function PreviewPanel({
  code,
  definition,
  canTry = true,
}: {
  code: string
  definition: TypeDefinition
  canTry?: boolean
}) {
  const t = useWords(catalogueWords)
  const settings = useLocale()
  const [shown, setShown] = useState<'preview' | 'tryIt'>('preview')
  const [language, setLanguage] = useState<Locale>(settings.locale)
  const value = useMemo(() => ({ ...settings, locale: language }), [settings, language])
  return (
    <Card
      className="cmp-preview"
      title={
        <span className="cmp-switch">
          {(canTry ? (['preview', 'tryIt'] as const) : (['preview'] as const)).map((one) => (
            <button
              key={one}
              type="button"
              className={cx('cmp-tab', shown === one && 'cmp-tab-on')}
              aria-pressed={shown === one}
              onClick={() => setShown(one)}
            >
              {t[one]}
            </button>
          ))}
        </span>
      }
      actions={
        <fieldset className="cmp-switch">
          <legend className="sr">{t.language}</legend>
          {locales.map((one) => (
            <button
              key={one}
              type="button"
              className={cx('cmp-tab', language === one && 'cmp-tab-on')}
              aria-pressed={language === one}
              onClick={() => setLanguage(one)}
            >
              {one.toUpperCase()}
            </button>
          ))}
        </fieldset>
      }
    >
      {shown === 'preview' ? <p className="hint">{t.previewHint}</p> : null}
      {/* Words of the form are those of the language looked at, not of the page. */}
      <LocaleProvider value={value}>
        <div lang={language} className="stack">
          {shown === 'preview' ? (
            <FormPreview definition={definition} />
          ) : (
            <TryIt code={code} definition={definition} />
          )}
        </div>
      </LocaleProvider>
    </Card>
  )
}

function FormPreview({ definition }: { definition: TypeDefinition }) {
  const t = useWords(catalogueWords)
  const { locale } = useLocale()
  return (
    <form className="stack" noValidate onSubmit={(event) => event.preventDefault()}>
      <div>
        <h3>{definition.name[locale] || t.untitled}</h3>
        {definition.hint[locale] ? <p className="meta">{definition.hint[locale]}</p> : null}
      </div>
      <TextField id="preview-title" label={t.titleField} required autoComplete="off" />
      <RequestFields fields={shownFields(definition, t.untitled)} refused={undefined} />
    </form>
  )
}
