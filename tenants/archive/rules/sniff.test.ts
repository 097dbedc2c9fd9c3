import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test, vi } from 'vitest'
import { MAX_PIXELS, safeFileName, sniffFile } from './sniff.ts'

// Thousands of made-up inputs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

const bytes = (text: string) => new TextEncoder().encode(text)
const sniff = (head: Uint8Array, name: string, size = head.length) =>
  sniffFile({ head, size, name })
const FA = '<Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/"><Naglowek/></Faktura>'

function picture(format: 'png' | 'jpeg' | 'webp', options = {}) {
  const plain = { create: { width: 30, height: 20, channels: 3 as const, background: '#abc' } }
  return sharp(plain).toFormat(format, options).toBuffer()
}

function refusal(head: Uint8Array, name: string, size?: number) {
  const result = sniff(head, name, size)
  return result.ok ? 'accepted' : `${result.code}:${result.detail?.found ?? ''}`
}

describe('what is taken', () => {
  test('real pictures with their sizes', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const expected = { ok: true, value: { mime: `image/${format}`, width: 30, height: 20 } }
      expect(sniff(await picture(format), `skan.${format}`)).toEqual(expected)
    }
    expect(sniff(await picture('webp', { lossless: true }), 'x.webp').ok).toBe(true)
    expect(sniff(await picture('jpeg', { progressive: true }), 'X.JPG').ok).toBe(true)
  })

  test('a picture with profile and comment segments before its frame', async () => {
    const image = await sharp(await picture('jpeg'))
      .withMetadata()
      .jpeg()
      .toBuffer()
    expect(sniff(image, 'x.jpg')).toMatchObject({ value: { width: 30, height: 20 } })
  })

  test('PDF and invoice XML, with a mark, a declaration, comments and prefixes', () => {
    expect(sniff(bytes('%PDF-1.7\n%âãÏÓ\n'), 'faktura.PDF').ok).toBe(true)
    expect(sniff(bytes(FA), 'fa.xml')).toMatchObject({ value: { mime: 'application/xml' } })
    const long = `\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- <svg> -->\n<t:${FA.slice(1)}`
    expect(sniff(bytes(long), 'fa.xml').ok).toBe(true)
  })
})

describe('what is refused', () => {
  test.each([
    [
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'a.xml',
      'type_not_allowed:<svg>',
    ],
    ['<?xml version="1.0"?><!-- x --><svg:svg xmlns:svg="x"/>', 'a.xml', 'type_not_allowed:<svg>'],
    ['<html><script>1</script></html>', 'a.xml', 'type_not_allowed:<html>'],
    ['<!DOCTYPE html><p>', 'a.pdf', 'type_not_allowed:<html>'],
    ['\n\n  <HTML>', 'a.xml', 'type_not_allowed:<HTML>'],
    [`<!DOCTYPE Faktura [<!ENTITY a "b">]>${FA}`, 'a.xml', 'unsafe_file:doctype'],
    [`<?xml-stylesheet href="x"?>${FA}`, 'a.xml', 'unsafe_file:processing_instruction'],
    ['<', 'a.xml', 'unknown_type:'],
    ['<!-- never closed', 'a.xml', 'unknown_type:'],
    ['<Fakturanka/>', 'a.xml', 'type_not_allowed:<Fakturanka>'],
    ['\n%PDF-1.7', 'a.pdf', 'unknown_type:'],
    ['x%PDF-1.7', 'a.pdf', 'unknown_type:'],
    ['%PDF-1.7\n<html><script>alert(1)</script>', 'a.pdf', 'unsafe_file:<html'],
    ['PK\u0003\u0004', 'a.docx', 'type_not_allowed:zip'],
    ['MZ\u0090', 'a.pdf', 'type_not_allowed:exe'],
    ['GIF89a', 'a.png', 'type_not_allowed:gif'],
    ['\u0000\u0000\u0000\u0018ftypheic', 'a.jpg', 'type_not_allowed:heic'],
    ['just words', 'a.pdf', 'unknown_type:'],
    ['%PDF-1.7', 'a.xml', 'extension_differs:application/pdf'],
    ['%PDF-1.7', 'a.pdf.exe', 'extension_differs:application/pdf'],
    ['%PDF-1.7', 'pdf', 'extension_differs:application/pdf'],
    [FA, 'a.pdf', 'extension_differs:application/xml'],
  ])('%j as %s', (text, name, expected) => {
    expect(refusal(bytes(text), name)).toBe(expected)
  })

  test('nothing at all', () => {
    expect(refusal(new Uint8Array(), 'a.pdf')).toBe('empty_file:')
    expect(refusal(bytes('%PDF-'), 'a.pdf', 0)).toBe('empty_file:')
  })

  test('an invoice larger than its reader takes', () => {
    expect(refusal(bytes(FA), 'a.xml', 3_000_001)).toBe('file_too_large:')
  })

  test('pictures that would flood the memory', async () => {
    const png = new Uint8Array(await picture('png'))
    const view = new DataView(png.buffer)
    view.setUint32(16, 100_000)
    view.setUint32(20, 100_000)
    expect(sniff(png, 'a.png')).toMatchObject({
      code: 'image_too_large',
      detail: { limit: MAX_PIXELS },
    })
    view.setUint32(16, 0)
    expect(refusal(png, 'a.png')).toBe('damaged_file:image/png')

    const jpeg = new Uint8Array(await picture('jpeg'))
    const frame = jpeg.findIndex((byte, index) => byte === 0xff && jpeg[index + 1] === 0xc0)
    jpeg.set([0xff, 0xff, 0xff, 0xff], frame + 5)
    expect(refusal(jpeg, 'a.jpg')).toBe('image_too_large:')
  })

  test('cut and lying headers', async () => {
    expect(refusal((await picture('png')).subarray(0, 18), 'a.png')).toBe('damaged_file:image/png')
    expect(refusal((await picture('jpeg')).subarray(0, 40), 'a.jpg')).toBe(
      'damaged_file:image/jpeg',
    )
    expect(refusal((await picture('webp')).subarray(0, 20), 'a.webp', 20)).toBe(
      'damaged_file:image/webp',
    )
    expect(refusal(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x00]), 'a.jpg')).toBe(
      'damaged_file:image/jpeg',
    )
  })

  test('one file that is two', async () => {
    const webp = Buffer.concat([await picture('webp'), bytes('PK\u0003\u0004zip')])
    expect(refusal(webp, 'a.webp')).toBe('unsafe_file:data_after_end')
    const jpeg = await picture('jpeg')
    const comment = bytes('<script>alert(1)</script>')
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0x00, comment.length + 2])
    const both = Buffer.concat([head, comment, jpeg.subarray(2)])
    expect(refusal(both, 'a.jpg')).toBe('unsafe_file:<script')
    const pdf = bytes('%PDF-1.7')
    const hidden = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0x00, pdf.length + 2]),
      pdf,
      jpeg.subarray(2),
    ])
    expect(refusal(hidden, 'a.jpg')).toBe('unsafe_file:%pdf-')
  })
})

test('any bytes under any name give a result', async () => {
  const seeds = [
    await picture('png'),
    await picture('jpeg'),
    await picture('webp'),
    Buffer.from(FA),
  ]
  const mutated = fc
    .record({
      seed: fc.constantFrom(...seeds),
      at: fc.nat(400),
      byte: fc.nat(255),
      cut: fc.nat(600),
    })
    .map(({ seed, at, byte, cut }) => {
      const copy = Uint8Array.from(seed.subarray(0, cut))
      if (copy.length > 0) copy[at % copy.length] = byte
      return copy
    })
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 64 })), fc.string(), (head, name) => {
      expect(typeof sniff(head, name).ok).toBe('boolean')
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['faktura 11/2026.pdf', '2026.pdf'],
  ['..\\..\\windows\\system.xml', 'system.xml'],
  ['../../etc/passwd', 'passwd'],
  ['zdj\u0119cie\u202egpj.exe', 'zdjęciegpj.exe'],
  ['.htaccess', 'htaccess'],
  ['  a \u0000 b\n.pdf', 'a b.pdf'],
  ['', 'dokument'],
  ['/', 'dokument'],
  [`${'ą'.repeat(300)}.pdf`, `${'ą'.repeat(116)}.pdf`],
])('the name %j is kept as %j', (name, kept) => {
  expect(safeFileName(name)).toBe(kept)
})
