// Workbooks of plain tables (Office Open XML, ECMA-376 part 1): text, numbers, shares and
// instants with their formats, a head row that stays in sight, columns of fitting width.
import { type ZipFile, zipOf } from './zip.ts'

/** A share is in basis points; an instant is written as its wall time in the zone. */
export type Cell =
  | string
  | number
  | null
  | { bp: number }
  | { at: Date; zone: string }
  | { minutes: number }

export type Sheet = { name: string; head: readonly string[]; rows: readonly (readonly Cell[])[] }

const STYLE = { plain: 0, head: 1, percent: 2, instant: 3, duration: 4 } as const
const WIDEST = 60

export function xlsxOf(sheets: readonly Sheet[]): Uint8Array {
  const names = sheets.map(({ name }) => sheetName(name))
  return zipOf([
    part('[Content_Types].xml', contentTypes(sheets.length)),
    part('_rels/.rels', rootRelations),
    part('xl/workbook.xml', workbook(names)),
    part('xl/_rels/workbook.xml.rels', workbookRelations(sheets.length)),
    part('xl/styles.xml', styles),
    ...sheets.map((sheet, index) => part(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet))),
  ])
}

function part(name: string, xml: string): ZipFile {
  const text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`
  return { name, data: new TextEncoder().encode(text) }
}

function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot carry these at all
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  )
}

// At most 31 characters, none of those that a formula would read.
function sheetName(name: string): string {
  return escaped(name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31))
}

function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  const letter = String.fromCharCode(65 + (index % 26))
  return rest === 0 ? letter : columnName(rest - 1) + letter
}

function sheetXml({ head, rows }: Sheet): string {
  const count = Math.max(head.length, ...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) =>
    Math.min(
      WIDEST,
      2 + Math.max(head[column]?.length ?? 0, 8, ...rows.map((row) => textWidth(row[column]))),
    ),
  )
  const columns = widths
    .map((width, index) => {
      const at = index + 1
      return `<col min="${at}" max="${at}" width="${width}" customWidth="1"/>`
    })
    .join('')
  const lines = [head, ...rows].map((row, index) => {
    const cells = row.map((cell, column) =>
      cellXml(cell, `${columnName(column)}${index + 1}`, index === 0),
    )
    return `<row r="${index + 1}">${cells.join('')}</row>`
  })
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`
}

function textWidth(cell: Cell | undefined): number {
  if (typeof cell === 'string') return cell.length
  return typeof cell === 'object' && cell !== null && 'at' in cell ? 17 : 8
}

function cellXml(cell: Cell, at: string, isHead: boolean): string {
  if (cell === null || cell === '') return ''
  // Text is text: what begins with "=" is no formula in an inline string.
  if (typeof cell === 'string') {
    const style = isHead ? STYLE.head : STYLE.plain
    return `<c r="${at}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  }
  if (typeof cell === 'number') return numberXml(at, String(cell), STYLE.plain)
  if ('bp' in cell) return numberXml(at, String(cell.bp / 10_000), STYLE.percent)
  if ('minutes' in cell) return numberXml(at, String(cell.minutes / 1_440), STYLE.duration)
  return numberXml(at, String(serialOf(cell.at, cell.zone)), STYLE.instant)
}

function numberXml(at: string, value: string, style: number): string {
  return `<c r="${at}" s="${style}"><v>${value}</v></c>`
}

/** Days since 1899-12-30 on the wall clock of a zone: how a spreadsheet counts time. */
function serialOf(instant: Date, zone: string): number {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(instant)
  return Date.parse(`${wall.replace(' ', 'T')}Z`) / 86_400_000 + 25_569
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

const contentTypes = (count: number) =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${numbers(
    count,
  )
    .map(
      (n) =>
        `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
    )
    .join('')}</Types>`

const rootRelations = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const workbook = (names: readonly string[]) =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
    .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('')}</sheets></workbook>`

const workbookRelations = (count: number) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${numbers(count)
    .map(
      (n) =>
        `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
    )
    .join(
      '',
    )}<Relationship Id="rId${count + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`

const styles = `<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`
