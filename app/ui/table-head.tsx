import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Icon } from './icons.tsx'
import { type Column, cellClass, type Sort, sortSearch } from './table-model.ts'

export function TableHead<Row>({
  columns,
  params,
  sort,
  selectAll,
}: {
  columns: readonly Column<Row>[]
  params: URLSearchParams
  sort: Sort | null
  selectAll?: { all: boolean; some: boolean; toggle: () => void }
}) {
  const t = useWords(commonWords).table
  return (
    <thead>
      <tr>
        {selectAll ? (
          <th scope="col" className="cb">
            <input
              type="checkbox"
              className="needs-js"
              aria-label={t.selectAll}
              checked={selectAll.all}
              ref={(input) => {
                if (input) input.indeterminate = selectAll.some && !selectAll.all
              }}
              onChange={selectAll.toggle}
            />
          </th>
        ) : null}
        {columns.map((column) => {
          const sorted =
            sort?.id === column.id ? (sort.desc ? 'descending' : 'ascending') : undefined
          return (
            <th key={column.id} scope="col" className={cellClass(column)} aria-sort={sorted}>
              {column.sort ? (
                <a
                  href={sortSearch(params, column.id, sort)}
                  className={sorted ? 'so so-on' : 'so'}
                >
                  {column.header}
                  <Icon
                    name={
                      sorted === undefined
                        ? 'updown'
                        : sorted === 'ascending'
                          ? 'chevron-up'
                          : 'chevron-down'
                    }
                    size={12}
                  />
                </a>
              ) : column.kind === 'icon' ? (
                <span className="sr">{column.header}</span>
              ) : (
                column.header
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
