// A table on a sheet: columns of fixed widths, rows as high as their text, the header
// again on every page.

import {
  CONTENT_WIDTH,
  HAIRLINE,
  INK,
  MUTED,
  PAGE,
  type Sheet,
  type TextStyle,
} from './sheet.server.ts'

export type TableColumn = {
  label: string
  /** Share of the width. */
  weight: number
  align?: 'left' | 'right' | 'center'
  font?: TextStyle['font']
}

export type TableCell = string | { text: string; note?: string | null; font?: TextStyle['font'] }

export type TableStyle = {
  x?: number
  width?: number
  size?: number
  headSize?: number
  headColor?: string
  headBackground?: string | null
  rule?: string
  headRule?: string
  padding?: number
  /** Background of every second row. */
  stripe?: string | null
  /** The last row is a sum: set bold under a stronger rule. */
  lastIsTotal?: boolean
}

const GUTTER = 8

export function drawTable(
  sheet: Sheet,
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  style: TableStyle = {},
): void {
  const x = style.x ?? PAGE.margin
  const width = style.width ?? CONTENT_WIDTH
  const total = columns.reduce((sum, column) => sum + column.weight, 0)
  const places: Place[] = []
  let at = x
  for (const column of columns) {
    // The gutter lies between columns: the last one ends at the margin.
    const share = ((width + GUTTER) * column.weight) / total
    places.push({ column, x: at, width: share - GUTTER })
    at += share
  }
  const table = new Table(sheet, places, x, width, style)
  // A header alone at the foot of a page helps nobody.
  const first = rows[0] ? table.heightOf(rows[0]) : 0
  sheet.need(table.headHeight() + first)
  table.drawHead()
  for (const [index, row] of rows.entries()) table.drawRow(row, index, index === rows.length - 1)
}

type Place = { column: TableColumn; x: number; width: number }

class Table {
  constructor(
    private readonly sheet: Sheet,
    private readonly places: readonly Place[],
    private readonly x: number,
    private readonly width: number,
    private readonly style: TableStyle,
  ) {}

  headHeight(): number {
    const heights = this.places.map((place) =>
      this.sheet.heightOf(place.column.label, this.head(place)),
    )
    return Math.max(...heights) + 2 * this.padding
  }

  heightOf(row: readonly TableCell[]): number {
    const heights = this.places.map((place, index) => {
      const { text, note, font } = cellOf(row[index])
      const main = this.sheet.heightOf(text, this.body(place, font))
      return main + (note ? this.sheet.heightOf(note, this.note(place)) : 0)
    })
    return Math.max(...heights) + 2 * this.padding
  }

  drawHead(): void {
    const { sheet, x, width, style } = this
    const height = this.headHeight()
    if (style.headBackground) sheet.box(x - 6, sheet.y, width + 12, height, style.headBackground, 2)
    for (const place of this.places) {
      sheet.text(place.column.label, place.x, sheet.y + this.padding, this.head(place))
    }
    sheet.y += height
    sheet.line(x, sheet.y, width, style.headRule ?? INK, 0.8)
  }

  drawRow(row: readonly TableCell[], index: number, last: boolean): void {
    const { sheet, x, width, style } = this
    const height = this.heightOf(row)
    if (sheet.need(height)) this.drawHead()
    const isTotal = last && style.lastIsTotal === true
    if (style.stripe && index % 2 === 1 && !isTotal) {
      sheet.box(x - 6, sheet.y, width + 12, height, style.stripe)
    }
    for (const [column, place] of this.places.entries()) {
      const { text, note, font } = cellOf(row[column])
      const body = this.body(place, isTotal ? 'semibold' : font)
      const main = sheet.text(text, place.x, sheet.y + this.padding, body)
      if (note) sheet.text(note, place.x, sheet.y + this.padding + main, this.note(place))
    }
    sheet.y += height
    if (!last || style.lastIsTotal !== true) sheet.line(x, sheet.y, width, style.rule ?? HAIRLINE)
  }

  private get padding(): number {
    return this.style.padding ?? 6
  }

  private head({ column, width }: Place): TextStyle {
    return {
      font: 'medium',
      size: this.style.headSize ?? 7,
      color: this.style.headColor ?? MUTED,
      align: column.align ?? 'left',
      width,
      lineGap: 0.5,
    }
  }

  private body({ column, width }: Place, font?: TextStyle['font']): TextStyle {
    return {
      font: font ?? column.font ?? 'regular',
      size: this.style.size ?? 8.5,
      align: column.align ?? 'left',
      width,
      tabular: column.align === 'right',
    }
  }

  private note({ width }: Place): TextStyle {
    return { size: (this.style.size ?? 8.5) - 1.5, color: MUTED, width, lineGap: 0.5 }
  }
}

function cellOf(cell: TableCell | undefined) {
  if (typeof cell === 'string' || cell === undefined)
    return { text: cell ?? '', note: null, font: undefined }
  return { text: cell.text, note: cell.note ?? null, font: cell.font }
}
