import { PriorityMark, StatusBadge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { ClockBadge } from '#app/ui/clock-badge.tsx'
import { CompanyTag } from '#app/ui/company-mark.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateTime, Money } from '#app/ui/text.tsx'
import { type SampleItem, sampleCompanies, sampleItems } from './sample-data.ts'

const columns: Column<SampleItem>[] = [
  {
    id: 'priority',
    header: 'Priorytet',
    kind: 'icon',
    cell: (item) => <PriorityMark priority={item.priority} />,
  },
  { id: 'number', header: 'Numer', kind: 'date', sort: true, cell: (item) => item.number },
  { id: 'title', header: 'Temat', kind: 'main', fixed: true, cell: (item) => item.title },
  {
    id: 'company',
    header: 'Firma',
    sort: true,
    kind: 'date',
    cell: (item) => <CompanyTag {...sampleCompanies[item.company]!} />,
  },
  { id: 'status', header: 'Stan', cell: (item) => <StatusBadge status={item.status} /> },
  {
    id: 'due',
    header: 'Termin',
    kind: 'date',
    sort: true,
    cell: (item) => (
      <ClockBadge compact state={item.state} remainingMinutes={item.left} promisedMinutes={480} />
    ),
  },
  {
    id: 'amount',
    header: 'Brutto',
    kind: 'num',
    sort: true,
    cell: (item) => <Money minor={item.amount} />,
    total: <Money minor={sampleItems.reduce((sum, item) => sum + item.amount, 0n)} />,
  },
  {
    id: 'received',
    header: 'Wpłynęło',
    kind: 'date',
    hidden: true,
    wideOnly: true,
    cell: (item) => <DateTime value={item.received} />,
  },
]

const statuses = [
  { value: 'new', label: 'Do podjęcia' },
  { value: 'in_progress', label: 'W toku' },
]

export function TableSample() {
  return (
    <DataTable
      id="queue"
      label="Kolejka"
      columns={columns}
      rows={sampleItems}
      rowId={(item) => item.id}
      rowHref={(item) => `/styleguide?item=${item.id}`}
      defaultSort={{ id: 'due', desc: false }}
      phone="cards"
      toolbar={
        <FilterBar search={{ name: 'q', label: 'Szukaj w kolejce' }} clearTo="/styleguide">
          <FilterSelect name="status" label="Stan" options={statuses} value="new" />
          <FilterSelect name="service" label="Usługa" options={[]} />
        </FilterBar>
      }
      selection={{
        rowLabel: (item) => item.number,
        actions: (
          <>
            <Button size="sm" type="submit" name="intent" value="assign" icon="user">
              Przydziel
            </Button>
            <Button size="sm" type="submit" name="intent" value="done" icon="check">
              Zakończ
            </Button>
          </>
        ),
      }}
      footer={<Pagination previous={null} next="/styleguide?after=x" summary="1–12 z 23" />}
    />
  )
}
