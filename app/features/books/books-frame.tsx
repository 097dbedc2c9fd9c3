// What the pages of the books share: their tabs, their months, their file.

import { useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { type BooksPage, paths } from '#app/http/paths.ts'
import { accountingWords } from '#app/i18n/accounting.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Select } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { addMonths } from '#tenants/shared/dates.ts'

type Query = Record<string, string | number | null | undefined>

/** Addresses of one area's books: the pages are the same for the desk and the portal. */
export type BooksLinks = {
  page: (page: BooksPage, query?: Query) => string
  account: (number: string, query?: Query) => string
  file: (page: BooksPage | 'account', query?: Query) => string
}

export function deskLinks(company: string): BooksLinks {
  return {
    page: (page, query) => paths.deskBooks(company, page, query),
    account: (number, query) => paths.deskAccount(company, number, query),
    file: (page, query) => paths.deskBooksExport(company, page, query),
  }
}

export function portalLinks(company: string): BooksLinks {
  return {
    page: (page, query) => paths.portalBooks(company, page, query),
    account: (number, query) => paths.portalAccount(company, number, query),
    file: (page, query) => paths.portalBooksExport(company, page, query),
  }
}

export function BooksHeader({
  links,
  title,
  meta,
  file,
  actions,
  withTabs = true,
}: {
  links: BooksLinks
  title: string
  meta?: ReactNode
  /** Address of the same rows as a file. */
  file: string
  actions?: ReactNode
  withTabs?: boolean
}) {
  const t = useWords(accountingWords).books
  return (
    <PageHeader
      title={title}
      meta={meta}
      actions={
        <>
          {actions}
          <a className="btn btn-secondary" href={file} download aria-label={t.csvLabel}>
            <Icon name="download" />
            {t.csv}
          </a>
        </>
      }
    >
      {withTabs ? (
        <Tabs
          label={t.tabs}
          tabs={[
            { to: links.page('trial-balance'), label: t.trialBalanceShort },
            { to: links.page('journal'), label: t.journal },
            { to: links.page('vat'), label: t.vatRegister },
          ]}
        />
      ) : null}
    </PageHeader>
  )
}

const MONTHS_BACK = 36

function monthsAround(now: string, shown: readonly string[]): string[] {
  const months = new Set(shown)
  for (let back = -1; back < MONTHS_BACK; back++) months.add(addMonths(now, -back))
  return [...months].sort().reverse()
}

/** Selects of months; each names itself to a screen reader and stands without a label. */
export function MonthFilter({
  now,
  months,
  keep = {},
  children,
}: {
  now: string
  months: readonly { name: string; label: string; value: string }[]
  keep?: Record<string, string | undefined>
  children?: ReactNode
}) {
  const f = useFormat()
  const all = monthsAround(
    now,
    months.map(({ value }) => value),
  )
  return (
    <FilterBar keep={keep}>
      {months.map(({ name, label, value }) => (
        <Select
          key={`${name}${value}`}
          name={name}
          aria-label={label}
          title={label}
          defaultValue={value}
          className="filter"
          options={all.map((month) => ({ value: month, label: f.month(month, 'long') }))}
        />
      ))}
      {children}
    </FilterBar>
  )
}

/** Links to the neighbouring pages; null when all is on this one. */
export function useBooksPages(next: string | null): ReactNode {
  const [params] = useSearchParams()
  const links = pageLinks(params, next)
  return links.previous || links.next ? <Pagination {...links} /> : null
}
