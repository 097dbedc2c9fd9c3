import { crc32, inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { xlsxOf } from './xlsx.ts'

/** Reads the archive by its directory, as any other program would. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes)
  const end = file.length - 22
  expect(file.readUInt32LE(end)).toBe(0x06054b50)
  const files = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let n = 0; n < file.readUInt16LE(end + 10); n += 1) {
    expect(file.readUInt32LE(at)).toBe(0x02014b50)
    const [sum, packed, size, nameLength] = [
      file.readUInt32LE(at + 16),
      file.readUInt32LE(at + 20),
      file.readUInt32LE(at + 24),
      file.readUInt16LE(at + 28),
    ]
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const place = file.readUInt32LE(at + 42)
    expect(file.readUInt32LE(place)).toBe(0x04034b50)
    const begin = place + 30 + file.readUInt16LE(place + 26) + file.readUInt16LE(place + 28)
    const data = inflateRawSync(file.subarray(begin, begin + packed))
    expect([data.length, crc32(data)]).toEqual([size, sum])
    files.set(name, data.toString('utf8'))
    at += 46 + nameLength
  }
  return files
}

describe('a workbook', () => {
  const book = xlsxOf([
    {
      name: 'Terminy [09/2026]: wszystkie, które minęły',
      head: ['Sprawa', 'Udział', 'Kiedy', 'Czas'],
      rows: [
        [
          '=1+1 & <b>"ł"</b>\u0007',
          { bp: 9_550 },
          { at: new Date('2026-10-25T00:30:00Z'), zone: 'Europe/Warsaw' },
          { minutes: 90 },
        ],
        [7, null, null, { minutes: 1_500 }],
      ],
    },
    { name: 'Pusty', head: ['a'], rows: [] },
  ])
  const files = unzip(book)

  test('has every part that it names', () => {
    expect([...files.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ])
    expect(files.get('xl/workbook.xml')).toContain('name="Terminy  09 2026   wszystkie, k"')
  })

  test('carries text as text, never as a formula or as markup', () => {
    const sheet = files.get('xl/worksheets/sheet1.xml')!
    expect(sheet).toContain('>=1+1 &amp; &lt;b&gt;&quot;ł&quot;&lt;/b&gt;</t>')
    expect(sheet).not.toContain('<f>')
    expect(sheet).not.toContain('\u0007')
  })

  test('carries shares, wall times and durations as numbers with a format', () => {
    const sheet = files.get('xl/worksheets/sheet1.xml')!
    expect(sheet).toContain('<c r="B2" s="2"><v>0.955</v></c>')
    // Half past two of the night with the repeated hour: 46320 is 2026-10-25.
    expect(sheet).toMatch(/<c r="C2" s="3"><v>46320\.10416/)
    expect(sheet).toContain('<c r="D2" s="4"><v>0.0625</v></c>')
    expect(sheet).toContain('<c r="A3" s="0"><v>7</v></c>')
  })

  test('is the same bytes for the same content', () => {
    const again = () => xlsxOf([{ name: 'A', head: ['x'], rows: [['y']] }])
    expect(Buffer.compare(again(), again())).toBe(0)
  })
})
