// Width and height from the first bytes of an image; null when they are not there.

export type ImageSize = {
  width: number
  height: number
  /** The length the file itself claims, where its format says one. */
  declaredBytes: number | null
}

export function imageSizeOf(mime: string, head: Uint8Array): ImageSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  try {
    if (mime === 'image/png') return pngSize(view)
    if (mime === 'image/jpeg') return jpegSize(view)
    return mime === 'image/webp' ? webpSize(view) : null
  } catch (error) {
    // Reading past the end: the header is cut or lies about its lengths.
    if (error instanceof RangeError) return null
    throw error
  }
}

const IHDR = 0x49484452

function pngSize(view: DataView): ImageSize | null {
  if (view.getUint32(8) !== 13 || view.getUint32(12) !== IHDR) return null
  return { width: view.getUint32(16), height: view.getUint32(20), declaredBytes: null }
}

function jpegSize(view: DataView): ImageSize | null {
  let at = 2
  while (true) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    // Fill bytes before a marker are allowed.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), declaredBytes: null }
    }
    // Data or the end before any frame: not a picture.
    if (marker === 0xda || marker === 0xd9 || marker === 0x00) return null
    const length = view.getUint16(at + 2)
    if (length < 2) return null
    at += 2 + length
  }
}

function webpSize(view: DataView): ImageSize | null {
  const declared = view.getUint32(4, true) + 8
  const declaredBytes = declared + (declared % 2)
  const kind = view.getUint32(12)
  if (kind === 0x56503858) {
    // VP8X: sizes less one in three bytes each.
    const width = uint24(view, 24) + 1
    const height = uint24(view, 27) + 1
    return { width, height, declaredBytes }
  }
  if (kind === 0x5650384c) {
    if (view.getUint8(20) !== 0x2f) return null
    const bits = view.getUint32(21, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, declaredBytes }
  }
  if (kind === 0x56503820) {
    if (view.getUint8(23) !== 0x9d || view.getUint8(24) !== 0x01) return null
    const width = view.getUint16(26, true) & 0x3fff
    const height = view.getUint16(28, true) & 0x3fff
    return { width, height, declaredBytes }
  }
  return null
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
