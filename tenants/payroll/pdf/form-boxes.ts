// Boxes as the State's forms have them: a number in the corner, what is asked in small
// print, the answer below it.
import { INK, MUTED, type Sheet } from '#tenants/shared/pdf/sheet.server.ts'

export type FormBox = {
  /** Number on the form; none for what the form does not number here. */
  number?: string | number | null
  label: string
  value: string
  align?: 'left' | 'right'
  /** Share of the row. */
  weight?: number
}

const PAD = 4
const FRAME = '#98a2b3'
const NUMBER_WIDTH = 18

/** A row of boxes of equal height; gives the height it took. */
export function drawBoxes(
  sheet: Sheet,
  place: { x: number; y: number; width: number },
  boxes: readonly FormBox[],
  height = 30,
): number {
  const total = boxes.reduce((sum, { weight = 1 }) => sum + weight, 0)
  let x = place.x
  for (const { number, label, value, align = 'left', weight = 1 } of boxes) {
    const width = (place.width * weight) / total
    sheet.doc.rect(x, place.y, width, height).lineWidth(0.6).strokeColor(FRAME).stroke()
    const hasNumber = number !== undefined && number !== null
    if (hasNumber) {
      const style = { size: 5.8, color: MUTED, width: NUMBER_WIDTH }
      sheet.text(`${number}.`, x + PAD, place.y + 3, style)
    }
    const indent = hasNumber ? Math.max(11, `${number}.`.length * 3.6 + 2) : 0
    const asked = { size: 5.8, color: MUTED, width: width - 2 * PAD - indent, lineGap: 0 }
    sheet.text(label, x + PAD + indent, place.y + 3, asked)
    sheet.text(value, x + PAD, place.y + height - 14, {
      size: 9,
      font: 'medium',
      color: INK,
      align,
      width: width - 2 * PAD,
      tabular: align === 'right',
      lineGap: 0,
    })
    x += width
  }
  return height
}

export function drawSection(sheet: Sheet, x: number, width: number, title: string): void {
  sheet.need(60)
  sheet.box(x, sheet.y, width, 15, '#eef1f5')
  sheet.line(x, sheet.y, width, FRAME)
  sheet.text(title, x + 5, sheet.y + 4, { size: 7.5, font: 'semibold', width: width - 10 })
  sheet.y += 15
}

/** A note under a section. */
export function drawNote(sheet: Sheet, x: number, width: number, text: string): void {
  const style = { size: 6.5, color: MUTED, width }
  sheet.need(sheet.heightOf(text, style) + 8)
  sheet.y += sheet.text(text, x, sheet.y + 4, style) + 8
}
