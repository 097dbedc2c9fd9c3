import { useSearchParams } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { deskWords } from '#app/i18n/desk.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import type { Service } from '#tenants/shared/permissions.ts'
import { openStatuses } from '#tenants/work/rules/statuses.ts'
import type { QueueFilters } from '#tenants/work/schema.ts'
import { priorityWords } from './queue-columns.tsx'

/** What the tabs choose (assignee, overdue) is carried on; the rest has a control here. */
export function QueueFilterBar({
  filters,
  choices,
  services,
  isFiltered,
}: {
  filters: QueueFilters
  choices: readonly { value: string; label: string }[]
  services: readonly Service[]
  isFiltered: boolean
}) {
  const t = useWords({ common: commonWords, desk: deskWords })
  const [params] = useSearchParams()
  const names = t.desk.filters
  return (
    <FilterBar
      search={{ name: 'text', label: t.desk.search, defaultValue: filters.text }}
      keep={{
        assignee: filters.assignee,
        overdue: filters.overdue,
        cols: params.getAll('cols'),
      }}
      clearTo={isFiltered ? paths.desk() : null}
    >
      <FilterSelect
        name="status"
        label={names.status}
        value={filters.status}
        options={openStatuses.map((value) => ({ value, label: t.common.statusStaff[value] }))}
      />
      {choices.length > 1 ? (
        <FilterSelect
          name="company"
          label={names.company}
          value={filters.company}
          options={choices}
        />
      ) : null}
      {services.length > 1 ? (
        <FilterSelect
          name="service"
          label={names.service}
          value={filters.service}
          options={services.map((value) => ({ value, label: t.common.service[value] }))}
        />
      ) : null}
      <FilterSelect
        name="priority"
        label={names.priority}
        value={filters.priority ? String(filters.priority) : null}
        options={([1, 2, 3] as const).map((value) => ({
          value: String(value),
          label: t.common.priority[priorityWords[value]],
        }))}
      />
    </FilterBar>
  )
}
