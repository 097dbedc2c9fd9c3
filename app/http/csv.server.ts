// CSV as Polish spreadsheets open it: semicolons, decimal comma, BOM, CRLF. Text that a
// spreadsheet would run as a formula is made plain text; amounts are numbers and stay so.
import { toDecimal } from '#tenants/shared/money.ts'

export type CsvCell = string | number | bigint | null

/** Amounts are bigint minor units; numbers are whole; everything else is text. */
export function csvOf(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [head, ...rows].map((row) => row.map(cellOf).join(';'))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

function cellOf(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'bigint') return toDecimal(cell).replace('.', ',')
  if (typeof cell === 'number') return String(cell)
  const harmless = /^[=+\-@\t\r\0]/.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

export function csvResponse(text: string, name: string): Response {
  const ascii = name.replace(/[^\w.-]/g, '_')
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${ascii}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
