// Reads the part of XML that business documents need and refuses the rest: no
// DOCTYPE, no entities of its own, no processing instructions, UTF-8 only. One
// pass, no recursion, limits on size, depth and elements, so that no input can
// make it slow. Written here because the usual parsers repair broken markup and
// ignore namespaces, and an invoice must be read exactly or not at all.

import { err, ok, type Result } from '#tenants/shared/result.ts'

export type XmlElement = {
  /** Local name; the prefix is resolved and gone. */
  name: string
  namespace: string
  attributes: Record<string, string>
  children: XmlElement[]
  /** The element's own characters, line ends normalised, nothing trimmed. */
  text: string
  line: number
}

export type XmlRefusal = 'not_xml' | 'unsafe_xml' | 'too_large'

export type XmlLimits = { bytes: number; depth: number; elements: number }

const DEFAULT_LIMITS: XmlLimits = { bytes: 3_000_000, depth: 40, elements: 300_000 }

class Refused extends Error {
  constructor(
    readonly code: XmlRefusal,
    readonly reason: string,
    readonly offset: number,
  ) {
    super(reason)
  }
}

export function parseXml(
  bytes: Uint8Array,
  limits: Partial<XmlLimits> = {},
): Result<XmlElement, XmlRefusal> {
  const bounds = { ...DEFAULT_LIMITS, ...limits }
  if (bytes.byteLength > bounds.bytes) {
    return err('too_large', undefined, { bytes: bytes.byteLength, limit: bounds.bytes })
  }
  let source: string
  try {
    // A byte order mark is dropped by the decoder; another encoding fails as malformed.
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return err('not_xml', undefined, { reason: 'not_utf8' })
  }
  try {
    return ok(new Reader(source, bounds).readDocument())
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return err(error.code, undefined, {
      reason: error.reason,
      line: lineAt(source, error.offset),
    })
  }
}

const QNAME =
  /[A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff][-.\w\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u203f\u3001-\ud7ff]*(?::[A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff][-.\w\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u203f\u3001-\ud7ff]*)?/y
const DECLARATION =
  /<\?xml\s{1,20}version\s{0,20}=\s{0,20}(?:"1\.\d"|'1\.\d')(?:\s{1,20}encoding\s{0,20}=\s{0,20}["']([A-Za-z][-\w.]{0,40})["'])?(?:\s{1,20}standalone\s{0,20}=\s{0,20}["'](?:yes|no)["'])?\s{0,20}\?>/y
const PREDEFINED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const NO_ATTRIBUTES: Record<string, string> = Object.freeze(Object.create(null))
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'

type Scope = ReadonlyMap<string, string>
type Open = { element: XmlElement; tag: string; scope: Scope }

class Reader {
  private position = 0
  private elements = 0
  private line = 1
  private nextLineEnd: number
  private readonly open: Open[] = []

  constructor(
    private readonly source: string,
    private readonly limits: XmlLimits,
  ) {
    this.nextLineEnd = source.indexOf('\n')
  }

  readDocument(): XmlElement {
    this.readDeclaration()
    let root: XmlElement | null = null
    while (this.position < this.source.length) {
      const next = this.source.indexOf('<', this.position)
      const end = next === -1 ? this.source.length : next
      this.readText(end)
      if (next === -1) break
      const opened = this.readMarkup(root !== null)
      root ??= opened
    }
    if (this.open.length > 0) this.refuse('not_xml', 'element_not_closed')
    if (!root) this.refuse('not_xml', 'no_root_element')
    return root
  }

  private readDeclaration(): void {
    DECLARATION.lastIndex = 0
    const match = DECLARATION.exec(this.source)
    if (!match) return
    if (match[1] && match[1].toLowerCase() !== 'utf-8') this.refuse('not_xml', 'not_utf8')
    this.position = match[0].length
  }

  private readText(end: number): void {
    if (end === this.position) return
    const raw = this.source.slice(this.position, end)
    const top = this.open.at(-1)
    if (top) {
      if (raw.includes(']]>')) this.refuse('not_xml', 'stray_cdata_end')
      top.element.text += this.decode(raw, this.position)
    } else if (!isBlank(raw)) {
      this.refuse('not_xml', 'text_outside_root')
    }
    this.position = end
  }

  /** Reads one piece of markup; gives the element when it opened one. */
  private readMarkup(rootSeen: boolean): XmlElement | null {
    const { source, position } = this
    const second = source[position + 1]
    if (second === '/') return this.readEndTag()
    if (second === '?') this.refuse('unsafe_xml', 'processing_instruction')
    if (second === '!') {
      if (source.startsWith('<!--', position)) return this.readComment()
      if (source.startsWith('<![CDATA[', position)) return this.readCdata()
      this.refuse('unsafe_xml', 'doctype')
    }
    if (rootSeen && this.open.length === 0) this.refuse('not_xml', 'second_root')
    return this.readStartTag()
  }

  private readComment(): null {
    const end = this.source.indexOf('--', this.position + 4)
    if (end === -1 || this.source[end + 2] !== '>') this.refuse('not_xml', 'broken_comment')
    checkCharacters(this.source.slice(this.position, end), this.position)
    this.position = end + 3
    return null
  }

  private readCdata(): null {
    const top = this.open.at(-1)
    const end = this.source.indexOf(']]>', this.position)
    if (!top || end === -1) this.refuse('not_xml', 'broken_cdata')
    const raw = this.source.slice(this.position + 9, end)
    checkCharacters(raw, this.position)
    top.element.text += normalizeLines(raw)
    this.position = end + 3
    return null
  }

  private readEndTag(): null {
    const start = this.position
    this.position += 2
    const tag = this.readName()
    this.skipSpace()
    const top = this.open.pop()
    if (this.source[this.position] !== '>' || !top || top.tag !== tag) {
      this.refuse('not_xml', 'end_tag_mismatch', start)
    }
    this.position += 1
    return null
  }

  private readStartTag(): XmlElement {
    const start = this.position
    this.elements += 1
    if (this.elements > this.limits.elements) this.refuse('too_large', 'too_many_elements')
    if (this.open.length >= this.limits.depth) this.refuse('too_large', 'too_deep')
    this.position += 1
    const tag = this.readName()
    const raw = this.readAttributes()
    const closed = this.source[this.position] === '/'
    if (closed) this.position += 1
    if (this.source[this.position] !== '>') this.refuse('not_xml', 'broken_tag', start)
    this.position += 1

    const outer = this.open.at(-1)
    const scope = this.declareNamespaces(raw, outer?.scope ?? new Map(), start)
    const [prefix, name] = splitName(tag)
    const element: XmlElement = {
      name,
      namespace: this.resolve(prefix, scope, start),
      attributes: this.plainAttributes(raw, scope, start),
      children: [],
      text: '',
      line: this.lineOf(start),
    }
    outer?.element.children.push(element)
    if (!closed) this.open.push({ element, tag, scope })
    return element
  }

  private readAttributes(): Map<string, string> {
    const attributes = new Map<string, string>()
    while (true) {
      const spaced = this.skipSpace()
      const next = this.source[this.position]
      if (next === '>' || next === '/' || next === undefined) return attributes
      if (!spaced) this.refuse('not_xml', 'broken_tag')
      if (attributes.size >= 64) this.refuse('too_large', 'too_many_attributes')
      const name = this.readName()
      this.skipSpace()
      if (this.source[this.position] !== '=') this.refuse('not_xml', 'broken_attribute')
      this.position += 1
      this.skipSpace()
      const quote = this.source[this.position]
      if (quote !== '"' && quote !== "'") this.refuse('not_xml', 'broken_attribute')
      const end = this.source.indexOf(quote, this.position + 1)
      if (end === -1) this.refuse('not_xml', 'broken_attribute')
      const value = this.source.slice(this.position + 1, end)
      if (value.includes('<')) this.refuse('not_xml', 'broken_attribute')
      if (attributes.has(name)) this.refuse('not_xml', 'repeated_attribute')
      attributes.set(name, this.decode(value.replace(/[\t\n\r]/g, ' '), this.position))
      this.position = end + 1
    }
  }

  private declareNamespaces(raw: Map<string, string>, outer: Scope, at: number): Scope {
    let scope: Map<string, string> | null = null
    for (const [name, value] of raw) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
      if (name === 'xmlns:xml' || name === 'xmlns:xmlns' || (name !== 'xmlns' && value === '')) {
        this.refuse('not_xml', 'bad_namespace', at)
      }
      scope ??= new Map(outer)
      scope.set(name === 'xmlns' ? '' : name.slice(6), value)
    }
    return scope ?? outer
  }

  private plainAttributes(raw: Map<string, string>, scope: Scope, at: number) {
    if (raw.size === 0) return NO_ATTRIBUTES
    const attributes: Record<string, string> = Object.create(null)
    for (const [name, value] of raw) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue
      const [prefix, local] = splitName(name)
      // Attributes of other vocabularies (xsi:schemaLocation) mean nothing to a reader.
      if (prefix) this.resolve(prefix, scope, at)
      else attributes[local] = value
    }
    return attributes
  }

  private resolve(prefix: string, scope: Scope, at: number): string {
    if (prefix === 'xml') return XML_NAMESPACE
    const namespace = scope.get(prefix)
    if (namespace === undefined && prefix !== '') this.refuse('not_xml', 'unknown_prefix', at)
    return namespace ?? ''
  }

  private readName(): string {
    QNAME.lastIndex = this.position
    const match = QNAME.exec(this.source)
    if (!match || match[0].length > 200) this.refuse('not_xml', 'bad_name')
    this.position += match[0].length
    return match[0]
  }

  private skipSpace(): boolean {
    const start = this.position
    while (isSpace(this.source.charCodeAt(this.position))) this.position += 1
    return this.position > start
  }

  private decode(raw: string, at: number): string {
    checkCharacters(raw, at)
    const text = normalizeLines(raw)
    if (!text.includes('&')) return text
    return text.replace(/&([^;&]{0,12})(;?)/g, (_, name: string, end: string) => {
      const character = end ? (PREDEFINED[name] ?? characterOf(name)) : null
      if (character === null) throw new Refused('not_xml', 'unknown_entity', at)
      return character
    })
  }

  /** Counts on from the last place asked for: asking for every element stays linear. */
  private lineOf(offset: number): number {
    while (this.nextLineEnd !== -1 && this.nextLineEnd < offset) {
      this.line += 1
      this.nextLineEnd = this.source.indexOf('\n', this.nextLineEnd + 1)
    }
    return this.line
  }

  private refuse(code: XmlRefusal, reason: string, at = this.position): never {
    throw new Refused(code, reason, at)
  }
}

function splitName(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':')
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}

function characterOf(name: string): string | null {
  const match = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name)
  if (!match) return null
  const code = match[1] ? Number.parseInt(match[1], 16) : Number(match[2])
  return isXmlCharacter(code) ? String.fromCodePoint(code) : null
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code < 0x110000)
}

function checkCharacters(text: string, at: number): void {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    // Surrogates come in pairs here: the decoder has already refused lone ones.
    if ((code < 0x20 && !isSpace(code)) || code === 0xfffe || code === 0xffff) {
      throw new Refused('not_xml', 'forbidden_character', at)
    }
  }
}

function normalizeLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x9 || code === 0xa || code === 0xd
}

function isBlank(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (!isSpace(text.charCodeAt(index))) return false
  }
  return true
}

function lineAt(source: string, offset: number): number {
  let line = 1
  for (let at = source.indexOf('\n'); at !== -1 && at < offset; at = source.indexOf('\n', at + 1)) {
    line += 1
  }
  return line
}
