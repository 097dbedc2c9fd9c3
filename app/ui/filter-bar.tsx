import { Form, Link, useSubmit } from '@remix-run/react'
import { type ReactNode, useEffect, useState } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Button } from './button.tsx'
import { Select } from './field.tsx'
import { Icon } from './icons.tsx'

/**
 * Filters are a GET form, so the address is the view. With JavaScript a changed
 * select applies at once; text waits for Enter. `keep` carries what the form has
 * no control for (sort, columns); cursors are left out, as the pages start anew.
 */
export function FilterBar({
  search,
  keep = {},
  clearTo,
  actions,
  children,
}: {
  search?: { name: string; label: string; defaultValue?: string }
  keep?: Record<string, string | readonly string[] | undefined>
  /** Address without filters; given only while some filter is on. */
  clearTo?: string | null
  actions?: ReactNode
  children?: ReactNode
}) {
  const t = useWords(commonWords)
  const submit = useSubmit()
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  return (
    <Form
      method="get"
      role="search"
      className="filters"
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement || isTick(event.target)) {
          submit(event.currentTarget, { replace: true, preventScrollReset: true })
        }
      }}
    >
      {Object.entries(keep).flatMap(([name, value]) =>
        [value ?? []]
          .flat()
          .map((one) => <input key={name + one} type="hidden" name={name} value={one} />),
      )}
      {search ? (
        <span className="search">
          <Icon name="search" />
          <input
            key={search.defaultValue}
            type="search"
            className="input"
            name={search.name}
            defaultValue={search.defaultValue}
            aria-label={search.label}
            placeholder={search.label}
            data-search
          />
        </span>
      ) : null}
      {children}
      <Button type="submit" className={hydrated ? 'sr-until-focus' : undefined}>
        {t.actions.filter}
      </Button>
      {clearTo ? (
        <Link to={clearTo} className="btn btn-ghost" preventScrollReset>
          <Icon name="close" size={14} />
          {t.filter.clear}
        </Link>
      ) : null}
      {actions ? <span className="filters-end">{actions}</span> : null}
    </Form>
  )
}

function isTick(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type)
}

/**
 * What has no "all": a month, an order, a grouping. With `named` the closed control says what
 * is chosen as well, where the value alone would not.
 */
export function FilterChoice({
  name,
  label,
  options,
  value,
  named,
}: {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  value: string
  named?: boolean
}) {
  return (
    <Select key={value} name={name} aria-label={label} defaultValue={value} className="filter">
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {named ? `${label}: ${option.label}` : option.label}
        </option>
      ))}
    </Select>
  )
}

/** One filter: its name is in the closed control, so the bar needs no row of labels. */
export function FilterSelect({
  name,
  label,
  options,
  value,
}: {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  value?: string | null
}) {
  const t = useWords(commonWords)
  return (
    <Select
      key={value ?? ''}
      name={name}
      aria-label={label}
      defaultValue={value ?? ''}
      className={value ? 'filter filter-on' : 'filter'}
    >
      <option value="">{`${label}: ${t.filter.all.toLocaleLowerCase()}`}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}
