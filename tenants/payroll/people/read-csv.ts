// A table as spreadsheets write it: comma, semicolon or tab between the fields, quotes around
// those that need them. Nothing in it is ever evaluated.

export type CsvRow = { line: number; cells: Record<string, string> }
export type CsvFault = 'empty_file' | 'no_header' | 'too_many_rows' | 'open_quote' | 'same_column'
export type CsvTable = { columns: string[]; rows: CsvRow[] }

export const MAX_CSV_ROWS = 100_000

export function readCsv(text: string): CsvTable | { fault: CsvFault } {
  const plain = text.replace(/^\ufeff/, '')
  const header = plain.split(/\r\n|\n|\r/, 1)[0] ?? ''
  if (plain.trim() === '') return { fault: 'empty_file' }
  const records = splitRecords(plain, separatorOf(header))
  if (!records) return { fault: 'open_quote' }
  const [first, ...rest] = records.filter(({ fields }) => fields.some((cell) => cell.trim() !== ''))
  const columns = first!.fields.map(columnName)
  if (new Set(columns).size !== columns.length) return { fault: 'same_column' }
  if (rest.length > MAX_CSV_ROWS) return { fault: 'too_many_rows' }
  const rows = rest.map(({ line, fields }) => ({
    line,
    cells: Object.fromEntries(columns.map((name, n) => [name, fields[n]?.trim() ?? ''])),
  }))
  return { columns, rows }
}

/** "Data urodzenia" and "data_urodzenia" are one column, with Polish letters or without. */
export function columnName(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

function separatorOf(header: string): string {
  const counts = [';', '\t', ','].map((sign) => [sign, header.split(sign).length] as const)
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

type Line = { line: number; fields: string[] }

function splitRecords(text: string, separator: string): Line[] | null {
  const records: Line[] = []
  let fields: string[] = []
  let field = ''
  let isQuoted = false
  let line = 1
  let begunOn = 1
  const endRecord = () => {
    records.push({ line: begunOn, fields: [...fields, field] })
    fields = []
    field = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!
    if (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')) line += 1
    if (isQuoted) {
      if (sign !== '"') field += sign
      else if (text[at + 1] === '"') {
        field += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"' && field.trim() === '') {
      isQuoted = true
      field = ''
    } else if (sign === separator) {
      fields.push(field)
      field = ''
    } else if (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')) {
      endRecord()
      begunOn = line
    } else if (sign !== '\r') field += sign
  }
  if (isQuoted) return null
  if (field !== '' || fields.length > 0) endRecord()
  return records
}
