import type { ReactNode } from 'react'

export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** `num` aligns right with tabular digits, `main` takes the room left and is cut; no cell wraps. */
  kind?: 'text' | 'num' | 'date' | 'main' | 'icon'
  /** The header sorts: `?sort=id` and `?sort=-id`. The server does the sorting. */
  sort?: boolean
  /** Off until chosen. */
  hidden?: boolean
  /** Cannot be switched off. */
  fixed?: boolean
  /** As a card on a phone, the value needs its name: an amount among amounts, a bare date. */
  cardLabel?: boolean
  /** Left out below 760 px unless rows become cards. */
  wideOnly?: boolean
  /** A class of the cell itself, which costs less than an element inside of it. */
  look?: (row: Row) => string | undefined
  /** Footer cell, for instance the total of the filter. */
  total?: ReactNode
}

export type Sort = { id: string; desc: boolean }

const cursorParams = ['after', 'before', 'cursor', 'page']

/** Reads `?sort=-due`. */
export function sortOf(params: URLSearchParams): Sort | null {
  const text = params.get('sort')
  if (!text) return null
  return text.startsWith('-') ? { id: text.slice(1), desc: true } : { id: text, desc: false }
}

/** The address that sorts by a column, or turns it around; pages start anew. */
export function sortSearch(params: URLSearchParams, id: string, current: Sort | null): string {
  const next = new URLSearchParams(params)
  for (const name of cursorParams) next.delete(name)
  next.set('sort', current?.id === id && !current.desc ? `-${id}` : id)
  return `?${next}`
}

/** The columns in the address, or those a list shows by itself. */
export function visibleIds<Row>(
  columns: readonly Column<Row>[],
  params: URLSearchParams,
): string[] {
  const chosen = params.getAll('cols')
  return columns
    .filter(
      (column) => column.fixed || (chosen.length > 0 ? chosen.includes(column.id) : !column.hidden),
    )
    .map((column) => column.id)
}

const kindClass = { num: 'n', main: 'm', icon: 'ic', date: 'd', text: undefined }

export function cellClass<Row>(column: Column<Row>): string | undefined {
  const kind = kindClass[column.kind ?? 'text']
  if (column.wideOnly) return kind ? `${kind} wo` : 'wo'
  return kind
}

/** Class of a cell in a row: its column's and what the row adds. */
export function rowCellClass<Row>(column: Column<Row>, row: Row): string | undefined {
  const own = cellClass(column)
  const look = column.look?.(row)
  return own && look ? `${own} ${look}` : (look ?? own)
}
