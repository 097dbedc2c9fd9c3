// Writes XML from a tree: order is the caller's, escaping is done here and nowhere else.

export type XmlNode = {
  name: string
  attributes?: Readonly<Record<string, string>>
  /** Text, or children of which those that are missing are left out. */
  content?: string | readonly (XmlNode | null | undefined | false)[]
}

export function xml(
  name: string,
  content?: XmlNode['content'],
  attributes?: XmlNode['attributes'],
): XmlNode {
  return {
    name,
    ...(content === undefined ? {} : { content }),
    ...(attributes ? { attributes } : {}),
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}
/** Characters that no XML 1.0 document may hold, escaped or not, and halves of pairs. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"\t\n\r]/g, (one) => ENTITIES[one]!)
}

/** One element to a line, UTF-8. */
export function writeXml(root: XmlNode): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>']
  write(root, '', lines)
  return `${lines.join('\n')}\n`
}

function write({ name, attributes = {}, content }: XmlNode, indent: string, lines: string[]) {
  const named = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  const open = `${indent}<${name}${named.join('')}`
  if (typeof content === 'string') {
    lines.push(`${open}>${escapeXml(content)}</${name}>`)
    return
  }
  const children = (content ?? []).filter((one): one is XmlNode => Boolean(one))
  if (children.length === 0) {
    lines.push(`${open}/>`)
    return
  }
  lines.push(`${open}>`)
  for (const child of children) write(child, `${indent}  `, lines)
  lines.push(`${indent}</${name}>`)
}
