// Finds the root element of an XML text from its beginning alone, so that a file can
// be refused before it has arrived whole.

export type XmlRoot =
  | { kind: 'root'; name: string }
  | { kind: 'unsafe'; found: string }
  | { kind: 'not_xml' }

export function rootOfXml(head: Uint8Array): XmlRoot {
  // The head may end inside a character: only its last bytes can be broken then.
  const text = new TextDecoder('utf-8').decode(head)
  let at = skipSpace(text, 0)
  const declaration = /^<\?xml\s[^<>]{0,200}\?>/.exec(text.slice(at, at + 220))
  if (declaration) at += declaration[0].length
  while (true) {
    at = skipSpace(text, at)
    if (!text.startsWith('<!--', at)) break
    const end = text.indexOf('-->', at + 4)
    if (end === -1) return { kind: 'not_xml' }
    at = end + 3
  }
  const next = text.slice(at, at + 300)
  if (/^<!doctype\s+html/i.test(next)) return { kind: 'root', name: 'html' }
  if (/^<!/.test(next)) return { kind: 'unsafe', found: 'doctype' }
  if (/^<\?/.test(next)) return { kind: 'unsafe', found: 'processing_instruction' }
  const root = /^<(?:[\p{L}_][\p{L}\d_.-]{0,60}:)?([\p{L}_][\p{L}\d_.-]{0,100})(?=[\s/>])/u.exec(
    next,
  )
  return root ? { kind: 'root', name: root[1]! } : { kind: 'not_xml' }
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n\ufeff'.includes(text[at]!)) at += 1
  return at
}
