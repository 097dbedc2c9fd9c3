import { useState } from 'react'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import type { IconName } from '#app/ui/icons.tsx'
import type { ProductTie } from '#tenants/work/rules/product-types.ts'
import {
  changeRow,
  copyField,
  type FieldRow,
  fieldTypes,
  moveRow,
  newField,
  withoutField,
  YES,
} from './draft-state.ts'
import { FieldEditor } from './field-editor.tsx'
import { RowFrame } from './row-frame.tsx'
import type { Composer } from './use-composer.ts'

export const fieldIcons: Record<FieldRow['type'], IconName> = {
  text: 'edit',
  longtext: 'document',
  number: 'tag',
  amount: 'invoice',
  date: 'calendar',
  yesno: 'check-circle',
  choice: 'rows',
  file: 'paperclip',
}

export type SectionProps = {
  composer: Composer
  error: (path: string) => string | undefined
  tie: ProductTie | null
  say: (text: string) => void
}

export function FormSection({ composer, error, tie, say }: SectionProps) {
  const t = useWords(catalogueWords)
  const { locale } = useLocale()
  const [open, setOpen] = useState<string | null>(null)
  const { form } = composer.draft
  const set = (make: (rows: FieldRow[]) => FieldRow[], touched?: string) =>
    composer.change((draft) => ({ ...draft, form: make(draft.form) }), touched)
  const move = (id: string, to: number) => {
    set((rows) => moveRow(rows, id, to))
    const row = form.find((one) => one.id === id)
    say(t.moved(row?.name[locale] || t.untitled, to + 1, form.length))
  }
  return (
    <Card title={t.sections.form} meta={form.length === 0 ? t.noFields : undefined}>
      {error('form') ? (
        <p className="error" id="form" tabIndex={-1}>
          {error('form')}
        </p>
      ) : null}
      <ol className="cmp-list">
        {form.map((field, index) => (
          <RowFrame
            key={field.id}
            id={field.id}
            index={index}
            count={form.length}
            icon={fieldIcons[field.type]}
            title={field.name[locale]}
            marks={marksOf(t, locale, field, form)}
            isWrong={hasErrors(composer.errors, `form.${field.id}`)}
            isOpen={open === field.id || hasErrors(composer.errors, `form.${field.id}`)}
            onToggle={() => setOpen(open === field.id ? null : field.id)}
            onMove={(to) => move(field.id, to)}
            onDrop={(id) => move(id, index)}
            onCopy={() => set((rows) => copyField(rows, field.id))}
            onRemove={() => set((rows) => withoutField(rows, field.id), `form.${field.id}`)}
          >
            <FieldEditor
              field={field}
              form={form}
              isTied={tie !== null && Object.hasOwn(tie.answers, field.key) && !field.isFresh}
              error={error}
              onChange={(change, touched) =>
                set((rows) => changeRow(rows, field.id, change), touched)
              }
            />
          </RowFrame>
        ))}
      </ol>
      <fieldset className="cmp-palette">
        <legend className="label">{t.addField}</legend>
        {fieldTypes.map((type) => (
          <Button
            key={type}
            size="sm"
            icon={fieldIcons[type]}
            disabled={form.length >= 50}
            onClick={() => {
              const added = newField(type)
              set((rows) => [...rows, added])
              setOpen(added.id)
              focusSoon(`form.${added.id}.label.pl`)
            }}
          >
            {t.types[type]}
          </Button>
        ))}
      </fieldset>
    </Card>
  )
}

/** The row is there after the next painting. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()))
}

export function hasErrors(errors: Readonly<Record<string, string>>, at: string): boolean {
  return Object.keys(errors).some((path) => path === at || path.startsWith(`${at}.`))
}

function marksOf(
  t: (typeof catalogueWords)['pl'],
  locale: 'pl' | 'en',
  { required, when }: FieldRow,
  form: readonly FieldRow[],
): string[] {
  const asked = when && form.find(({ id }) => id === when.field)
  const option = asked?.options.find(({ id }) => id === when?.is)
  const answer = option?.name[locale] ?? (when?.is === YES ? t.yes : t.no)
  return [
    ...(required ? [t.requiredMark] : []),
    ...(asked ? [t.whenMark(asked.name[locale], answer)] : []),
  ]
}
