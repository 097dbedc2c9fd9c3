import { memo, type ReactElement } from 'react'
import { type Column, rowCellClass } from './table-model.ts'

type TableRowProps = {
  id: string
  row: unknown
  columns: readonly Column<unknown>[]
  anchorAt: number
  href?: string
  className?: string
  cards: boolean
  checked: boolean
  checkLabel?: string
  checkName: string
  formId: string
  onToggle?: (id: string, on: boolean, range: boolean) => void
}

function Row(props: TableRowProps): ReactElement {
  const { id, row, columns, anchorAt, href, className, cards, checked, onToggle } = props
  return (
    <tr className={checked ? `${className ?? ''} on` : className}>
      {onToggle ? (
        <td className="cb">
          <input
            type="checkbox"
            form={props.formId}
            name={props.checkName}
            value={id}
            checked={checked}
            aria-label={props.checkLabel}
            onChange={(event) => {
              const native = event.nativeEvent
              const range = native instanceof MouseEvent && native.shiftKey
              onToggle(id, event.currentTarget.checked, range)
            }}
          />
        </td>
      ) : null}
      {columns.map((column, place) => (
        <td
          key={column.id}
          className={rowCellClass(column, row)}
          data-l={cards && column.cardLabel ? column.header : undefined}
        >
          {href && place === anchorAt ? (
            // A plain anchor: <Link> costs ten microseconds a row; the table listens instead.
            <a className="rl" href={href}>
              {column.cell(row)}
            </a>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}

/** Drawn anew only when its own row, columns or mark change: ticking one is not drawing fifty. */
export const TableRow = memo(Row)
