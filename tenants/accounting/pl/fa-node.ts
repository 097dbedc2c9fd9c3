// A place in an FA document: reads its fields by name and knows its own path, so
// that every refusal says where. Fields are read by the schema's types, strictly.

import { isLocalDate, type LocalDate } from '#tenants/shared/dates.ts'
import type { XmlElement } from '#tenants/shared/xml/parse-xml.ts'
import type { FaRefusal } from './types.ts'

export class FaFault extends Error {
  constructor(
    readonly code: FaRefusal,
    readonly path: string,
    readonly detail: Record<string, string | number>,
  ) {
    super(`${code} ${path}`)
  }
}

const AMOUNT = /^-?(?:[1-9]\d{0,15}|0)(?:\.\d{1,2})?$/
const DECIMAL = /^-?(?:[1-9]\d{0,15}|0)(?:\.\d{1,8})?$/

export class FaNode {
  private readonly byName = new Map<string, XmlElement[]>()

  constructor(
    private readonly element: XmlElement,
    readonly path: string,
  ) {
    for (const child of element.children) {
      // Elements of another namespace are extensions that this reader does not know.
      if (child.namespace !== element.namespace) continue
      const same = this.byName.get(child.name)
      if (same) same.push(child)
      else this.byName.set(child.name, [child])
    }
  }

  has(name: string): boolean {
    return this.byName.has(name)
  }

  child(name: string): FaNode | null {
    const element = this.only(name)
    return element ? new FaNode(element, this.pathOf(name)) : null
  }

  requireChild(name: string): FaNode {
    return this.child(name) ?? this.missing(name)
  }

  children(name: string): FaNode[] {
    const found = this.byName.get(name) ?? []
    return found.map((element, index) => new FaNode(element, `${this.pathOf(name)}[${index + 1}]`))
  }

  attribute(name: string): string | null {
    return this.element.attributes[name] ?? null
  }

  ownText(): string {
    return collapse(this.element.text)
  }

  text(name: string, maxLength = 512): string | null {
    const element = this.only(name)
    return element ? this.checkText(collapse(element.text), name, element.line, maxLength) : null
  }

  requireText(name: string, maxLength?: number): string {
    return this.text(name, maxLength) || this.missing(name)
  }

  texts(name: string, maxLength = 512): string[] {
    return (this.byName.get(name) ?? []).map((element) =>
      this.checkText(collapse(element.text), name, element.line, maxLength),
    )
  }

  amount(name: string): bigint | null {
    const text = this.text(name)
    if (text === null) return null
    if (!AMOUNT.test(text)) this.fail('bad_amount', name, text)
    const [whole, fraction = ''] = text.split('.') as [string, string?]
    return BigInt(whole + fraction.padEnd(2, '0'))
  }

  requireAmount(name: string): bigint {
    return this.amount(name) ?? this.missing(name)
  }

  /** A quantity, unit price or exchange rate: exact decimal text, up to eight places. */
  decimal(name: string): string | null {
    const text = this.text(name)
    if (text !== null && !DECIMAL.test(text)) this.fail('bad_amount', name, text)
    return text
  }

  date(name: string): LocalDate | null {
    const text = this.text(name)
    if (text === null) return null
    // The schema's range; also keeps a date such as 0001-01-01 out of the books.
    if (!isLocalDate(text) || text < '1990-01-01' || text > '2050-01-01') {
      this.fail('bad_date', name, text)
    }
    return text
  }

  requireDate(name: string): LocalDate {
    return this.date(name) ?? this.missing(name)
  }

  /** A marker that is either absent or '1'. */
  mark(name: string): boolean {
    const text = this.text(name)
    if (text !== null && text !== '1') this.fail('bad_value', name, text)
    return text === '1'
  }

  /** A marker that must be '1' (yes) or '2' (no). */
  requireYesNo(name: string): boolean {
    const text = this.requireText(name)
    if (text !== '1' && text !== '2') this.fail('bad_value', name, text)
    return text === '1'
  }

  integer(name: string): number | null {
    const text = this.text(name)
    if (text === null) return null
    if (!/^[1-9]\d{0,8}$/.test(text)) this.fail('bad_value', name, text)
    return Number(text)
  }

  oneOf<Value extends string>(name: string, values: readonly Value[]): Value | null {
    const text = this.text(name)
    if (text === null) return null
    return values.find((value) => value === text) ?? this.fail('bad_value', name, text)
  }

  missing(name: string): never {
    throw new FaFault('missing_element', this.pathOf(name), { line: this.element.line })
  }

  fail(code: FaRefusal, name: string, found: string): never {
    const line = this.byName.get(name)?.[0]?.line ?? this.element.line
    throw new FaFault(code, this.pathOf(name), { found: found.slice(0, 80), line })
  }

  private only(name: string): XmlElement | null {
    const found = this.byName.get(name)
    if (!found) return null
    // Two totals in one invoice: refusing is the only reading that is surely right.
    if (found.length > 1) {
      throw new FaFault('repeated_element', this.pathOf(name), { line: found[1]!.line })
    }
    return found[0]!
  }

  private checkText(text: string, name: string, line: number, maxLength: number): string {
    if (text.length > maxLength) {
      const detail = { found: `${text.slice(0, 40)}…`, line, limit: maxLength }
      throw new FaFault('bad_value', this.pathOf(name), detail)
    }
    return text
  }

  private pathOf(name: string): string {
    return this.path ? `${this.path}/${name}` : name
  }
}

function collapse(text: string): string {
  return text.replace(/[ \t\n\r]+/g, ' ').trim()
}
