// One contract for every list: the server filters, sorts and pages, the address holds
// the view. react-table keeps columns and selection; cells are rendered straight from
// the rows, as its cell objects cost more than the cells on a page of fifty.

import { useSearchParams } from '@remix-run/react'
import {
  type ColumnDef,
  getCoreRowModel,
  type RowSelectionState,
  useReactTable,
} from '@tanstack/react-table'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { cx } from './cx.ts'
import { BulkBar } from './table-bulk.tsx'
import { TableHead } from './table-head.tsx'
import { type Column, cellClass, type Sort, sortOf, visibleIds } from './table-model.ts'
import { TableRow } from './table-row.tsx'
import { ColumnChooser, DensityToggle } from './table-tools.tsx'
import { useAnchors } from './use-anchors.ts'
import { useRowKeys } from './use-row-keys.ts'

export type DataTableProps<Row> = {
  /** Also the prefix of ids: one word, unique on the page. */
  id: string
  /** Read out as the name of the table. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Where a row leads; the first `main` column (or the first) becomes its anchor. */
  rowHref?: (row: Row) => string
  rowClass?: (row: Row) => string | undefined
  /** When absent, read from `?sort=`. `defaultSort` is what the server does without it. */
  sort?: Sort | null
  defaultSort?: Sort
  selection?: {
    /** Controls of the bulk form: buttons with `name="intent"`, selects. Checked rows go as `ids`. */
    actions: ReactNode | ((ids: string[]) => ReactNode)
    action?: string
    name?: string
    rowLabel: (row: Row) => string
    /** More about what is chosen, such as its total. */
    summary?: (ids: string[]) => ReactNode
  }
  /** Keys that act on the row in hand, such as `e` and `q`. */
  rowKeys?: Record<string, (row: Row) => void>
  toolbar?: ReactNode
  tools?: boolean
  footer?: ReactNode
  empty?: ReactNode
  phone?: 'scroll' | 'cards'
  /** More columns than fit: the table scrolls by itself, its head and first column stay. */
  wide?: boolean
}

const noRows: never[] = []

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { id, label, columns, rows, rowId, rowHref, rowClass, selection, rowKeys } = props
  const { toolbar, tools = true, footer, empty, phone = 'scroll', wide } = props
  const t = useWords(commonWords)
  const [params] = useSearchParams()
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({})
  const body = useRef<HTMLTableSectionElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const sort = props.sort === undefined ? (sortOf(params) ?? props.defaultSort ?? null) : props.sort

  const defs = useMemo(
    () => columns.map((column): ColumnDef<Row> => ({ id: column.id, meta: column })),
    [columns],
  )
  const shownIds = visibleIds(columns, params).join()
  const shown = useMemo(
    () => columns.filter((column) => shownIds.split(',').includes(column.id)),
    [columns, shownIds],
  )
  const table = useReactTable<Row>({
    // Marks exist in the browser only, so the server builds no row model.
    data: selection && hydrated ? (rows as Row[]) : noRows,
    columns: defs,
    getRowId: rowId,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
    manualPagination: true,
    manualFiltering: true,
    enableRowSelection: Boolean(selection),
    state: { rowSelection },
    onRowSelectionChange: setRowSelection,
  })
  // What was chosen on another page of the list is not acted upon unseen.
  const ids = selection && hydrated ? rows.map(rowId).filter((one) => rowSelection[one]) : noRows

  const lastToggled = useRef<string | null>(null)
  const rowsNow = useRef(rows)
  rowsNow.current = rows
  const toggle = useCallback(
    (one: string, on: boolean, range: boolean) => {
      const all = rowsNow.current.map(rowId)
      const from = range && lastToggled.current ? all.indexOf(lastToggled.current) : -1
      const to = all.indexOf(one)
      const touched = from < 0 ? [one] : all.slice(Math.min(from, to), Math.max(from, to) + 1)
      lastToggled.current = one
      setRowSelection((old) => ({ ...old, ...Object.fromEntries(touched.map((key) => [key, on])) }))
    },
    [rowId],
  )

  useAnchors(grid)
  useRowKeys({ body, rows, rowId, rowKeys, toggle: selection ? toggle : undefined })

  const formId = `${id}-bulk`
  const anchorAt = Math.max(
    0,
    shown.findIndex((column) => column.kind === 'main'),
  )
  const span = shown.length + (selection ? 1 : 0)
  const hasTotals = shown.some((column) => column.total !== undefined)
  return (
    <div className={cx('dt', phone === 'cards' && 'dt-cards', wide && 'dt-wide')} id={id}>
      {toolbar || tools ? (
        <div className="dt-bar">
          <div className="dt-bar-main">{toolbar}</div>
          {tools ? (
            <div className="dt-tools">
              <ColumnChooser columns={columns} shown={shown} params={params} />
              <DensityToggle />
            </div>
          ) : null}
        </div>
      ) : null}
      <div className="dt-scroll">
        <table ref={grid} className="t">
          <caption className="sr">{label}</caption>
          <TableHead
            columns={shown}
            params={params}
            sort={sort}
            selectAll={
              selection
                ? {
                    all: table.getIsAllRowsSelected(),
                    some: ids.length > 0,
                    toggle: () => table.toggleAllRowsSelected(),
                  }
                : undefined
            }
          />
          <tbody ref={body}>
            {rows.map((row) => {
              const key = rowId(row)
              return (
                <TableRow
                  key={key}
                  id={key}
                  row={row}
                  columns={shown as readonly Column<unknown>[]}
                  anchorAt={anchorAt}
                  href={rowHref?.(row)}
                  className={rowClass?.(row)}
                  cards={phone === 'cards'}
                  checked={Boolean(rowSelection[key])}
                  checkLabel={
                    selection ? `${t.table.selectRow} ${selection.rowLabel(row)}` : undefined
                  }
                  checkName={selection?.name ?? 'ids'}
                  formId={formId}
                  onToggle={selection ? toggle : undefined}
                />
              )
            })}
            {rows.length === 0 ? (
              <tr className="t-empty">
                <td colSpan={span}>{empty ?? t.empty.list}</td>
              </tr>
            ) : null}
          </tbody>
          {hasTotals && rows.length > 0 ? (
            <tfoot>
              <tr>
                {selection ? <td /> : null}
                {shown.map((column) => (
                  <td key={column.id} className={cellClass(column)}>
                    {column.total}
                  </td>
                ))}
              </tr>
            </tfoot>
          ) : null}
        </table>
      </div>
      {selection ? (
        <BulkBar
          formId={formId}
          action={selection.action}
          ids={ids}
          summary={selection.summary?.(ids)}
          onClear={() => setRowSelection({})}
        >
          {typeof selection.actions === 'function' ? selection.actions(ids) : selection.actions}
        </BulkBar>
      ) : null}
      {footer ? <div className="dt-foot">{footer}</div> : null}
    </div>
  )
}
