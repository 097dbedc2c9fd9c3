// Says what a handed-in file is by its bytes, never by its name or the browser's word.
// Only what the archive can show safely is taken: PDF, PNG, JPEG, WebP, and XML whose
// root is an invoice. The name must agree, so that nobody is shown one thing and opens
// another.

import { err, ok, type Result } from '#tenants/shared/result.ts'
import { imageSizeOf } from './image-size.ts'
import { rootOfXml } from './xml-root.ts'

export const ALLOWED_MIMES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'application/xml',
] as const
export type AllowedMime = (typeof ALLOWED_MIMES)[number]

export type SniffedFile = {
  mime: AllowedMime
  /** Pixels, for images. */
  width: number | null
  height: number | null
}

export type SniffRefusal =
  | 'empty_file'
  | 'unknown_type'
  | 'type_not_allowed'
  | 'extension_differs'
  | 'unsafe_file'
  | 'damaged_file'
  | 'image_too_large'
  | 'file_too_large'

/** How much of the beginning is needed; giving the whole file is fine too. */
export const SNIFF_HEAD_BYTES = 262_144
export const MAX_PIXELS = 60_000_000
/** As the reader of e-invoices takes it. */
export const MAX_XML_BYTES = 3_000_000

const EXTENSIONS: Record<AllowedMime, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/webp': ['webp'],
  'application/xml': ['xml'],
}

export function sniffFile(file: {
  head: Uint8Array
  size: number
  name: string
}): Result<SniffedFile, SniffRefusal> {
  const { head, size, name } = file
  if (size === 0 || head.length === 0) return err('empty_file', 'file')
  const kind = signatureOf(head)
  if (kind === 'text') return sniffText(head, size, name)
  if (kind === null) return err('unknown_type', 'file')
  if (!isAllowed(kind)) return err('type_not_allowed', 'file', { found: kind })
  const hidden = secondNature(head, kind)
  if (hidden) return err('unsafe_file', 'file', { found: hidden })
  if (kind === 'application/pdf') {
    return agree(name, { mime: kind, width: null, height: null })
  }
  return sniffImage(kind, head, name, size)
}

function sniffImage(
  mime: AllowedMime,
  head: Uint8Array,
  name: string,
  size: number,
): Result<SniffedFile, SniffRefusal> {
  const measured = imageSizeOf(mime, head)
  if (!measured) return err('damaged_file', 'file', { found: mime })
  const { width, height, declaredBytes } = measured
  if (width === 0 || height === 0) return err('damaged_file', 'file', { found: mime })
  // Only the header is small: such a picture would fill the memory of whoever opens it.
  if (width * height > MAX_PIXELS) {
    return err('image_too_large', 'file', { width, height, limit: MAX_PIXELS })
  }
  if (declaredBytes !== null && declaredBytes > size) {
    return err('damaged_file', 'file', { found: mime })
  }
  if (declaredBytes !== null && size > declaredBytes) {
    return err('unsafe_file', 'file', { found: 'data_after_end' })
  }
  return agree(name, { mime, width, height })
}

function sniffText(
  head: Uint8Array,
  size: number,
  name: string,
): Result<SniffedFile, SniffRefusal> {
  const root = rootOfXml(head)
  if (root.kind === 'not_xml') return err('unknown_type', 'file')
  if (root.kind === 'unsafe') return err('unsafe_file', 'file', { found: root.found })
  // SVG and HTML run scripts when they are opened; other XML is nothing we can show.
  if (root.name !== 'Faktura') {
    return err('type_not_allowed', 'file', { found: `<${root.name.slice(0, 40)}>` })
  }
  if (size > MAX_XML_BYTES) return err('file_too_large', 'file', { size, limit: MAX_XML_BYTES })
  return agree(name, { mime: 'application/xml', width: null, height: null })
}

function agree(name: string, sniffed: SniffedFile): Result<SniffedFile, SniffRefusal> {
  const extension = /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (EXTENSIONS[sniffed.mime].includes(extension)) return ok(sniffed)
  const expected = EXTENSIONS[sniffed.mime][0]!
  return err('extension_differs', 'file', { extension, expected, found: sniffed.mime })
}

const SIGNATURES: readonly [name: string, offset: number, bytes: readonly number[]][] = [
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['office', 0, [0xd0, 0xcf, 0x11, 0xe0]],
  ['exe', 0, [0x4d, 0x5a]],
  ['elf', 0, [0x7f, 0x45, 0x4c, 0x46]],
  ['gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['tiff', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['bmp', 0, [0x42, 0x4d]],
  ['heic', 4, [0x66, 0x74, 0x79, 0x70]],
  ['rar', 0, [0x52, 0x61, 0x72, 0x21]],
  ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', 0, [0x1f, 0x8b]],
]

function signatureOf(head: Uint8Array): string | null {
  for (const [name, offset, bytes] of SIGNATURES) {
    if (!bytes.every((byte, index) => head[offset + index] === byte)) continue
    if (name === 'image/webp' && latin(head, 0, 4) !== 'RIFF') continue
    return name
  }
  const start = latin(head, 0, 64)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  return start.startsWith('<') ? 'text' : null
}

function isAllowed(kind: string): kind is AllowedMime {
  return ALLOWED_MIMES.some((mime) => mime === kind)
}

/** Marks of another type where a browser or PDF reader would find and believe them. */
function secondNature(head: Uint8Array, kind: AllowedMime): string | null {
  const start = latin(head, 0, 2_048).toLowerCase()
  const marks = ['<!doctype', '<html', '<script', '<svg', '<body', '<iframe', '<?php']
  const mark = marks.find((candidate) => start.includes(candidate))
  if (mark) return mark
  if (kind !== 'application/pdf' && start.includes('%pdf-')) return '%pdf-'
  return null
}

function latin(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length))
}

/**
 * The name to keep: no folders, no control or direction-changing characters (which
 * can make "exe.pdf" out of "fdp.exe"), at most 120 characters, extension kept.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>:"|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim()
  if (clean.length <= 120) return clean || 'dokument'
  const extension = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? ''
  return `${[...clean].slice(0, 120 - extension.length).join('')}${extension}`
}
