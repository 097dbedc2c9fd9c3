import { Form, useFetcher, useSubmit } from '@remix-run/react'
import { useId } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Button, IconButton } from './button.tsx'
import { Icon } from './icons.tsx'
import { Menu } from './menu.tsx'
import { preferencesAction } from './preferences.ts'
import type { Column } from './table-model.ts'

/** The choice goes to the address (`cols`), so a saved view and an export carry it, too. */
export function ColumnChooser<Row>({
  columns,
  shown,
  params,
}: {
  columns: readonly Column<Row>[]
  shown: readonly Column<Row>[]
  params: URLSearchParams
}) {
  const t = useWords(commonWords)
  const submit = useSubmit()
  const id = useId()
  const choosable = columns.filter((column) => !column.fixed)
  if (choosable.length < 2) return null
  return (
    <Menu
      align="end"
      label={t.table.columns}
      triggerClass="btn btn-ghost btn-icon btn-sm"
      trigger={<Icon name="columns" />}
    >
      <Form
        method="get"
        className="cols"
        onChange={(event) =>
          submit(event.currentTarget, { replace: true, preventScrollReset: true })
        }
      >
        <p className="menu-label">{t.table.columns}</p>
        {[...params].map(([name, value]) =>
          name === 'cols' ? null : (
            <input key={name + value} type="hidden" name={name} value={value} />
          ),
        )}
        {choosable.map((column) => (
          <span key={column.id} className="choice">
            <input
              type="checkbox"
              className="check"
              id={`${id}${column.id}`}
              name="cols"
              value={column.id}
              defaultChecked={shown.includes(column)}
            />
            <label htmlFor={`${id}${column.id}`}>{column.header}</label>
          </span>
        ))}
        <Button type="submit" size="sm" className="sr-until-focus">
          {t.actions.apply}
        </Button>
      </Form>
    </Menu>
  )
}

/** One density for all tables, remembered with the theme: <html data-density>. */
export function DensityToggle() {
  const t = useWords(commonWords).table
  const fetcher = useFetcher()
  return (
    <fetcher.Form
      method="post"
      action={preferencesAction}
      onSubmit={(event) => {
        const root = document.documentElement
        const compact = root.dataset.density !== 'compact'
        root.dataset.density = compact ? 'compact' : 'comfortable'
        const field = event.currentTarget.elements.namedItem('density')
        if (field instanceof HTMLInputElement) field.value = root.dataset.density
      }}
    >
      <input type="hidden" name="density" value="toggle" />
      <IconButton type="submit" icon="rows" label={t.density} size="sm" />
    </fetcher.Form>
  )
}
