import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { parseXml } from './parse-xml.ts'

// Thousands of made-up inputs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

const bytes = (text: string) => new TextEncoder().encode(text)
const parse = (text: string) => parseXml(bytes(text))

function reasonOf(text: string): string {
  const result = parse(text)
  if (result.ok) throw new Error('was accepted')
  return `${result.code}:${result.detail?.reason ?? ''}`
}

describe('what it reads', () => {
  test('resolves default and prefixed namespaces, and undeclares the default', () => {
    const result = parse(
      '<a:r xmlns:a="u:1" xmlns="u:2"><b/><c xmlns=""><d/></c><a:e>x</a:e></a:r>',
    )
    if (!result.ok) throw new Error(result.code)
    const { value: root } = result
    expect([root.name, root.namespace]).toEqual(['r', 'u:1'])
    expect(root.children.map((child) => `${child.namespace}|${child.name}`)).toEqual([
      'u:2|b',
      '|c',
      'u:1|e',
    ])
    expect(root.children[1]!.children[0]!.namespace).toBe('')
  })

  test('decodes predefined and numeric entities, CDATA, attributes and line ends', () => {
    const result = parse(
      '<r k="a&#10;b\nc">&lt;&#x142;&#243;d&#378;&amp;&gt;<![CDATA[<&x;]]>\r\n</r>',
    )
    expect(result).toMatchObject({
      ok: true,
      value: { text: '<łódź&><&x;\n', attributes: { k: 'a\nb c' } },
    })
  })

  test('tolerates a byte order mark, comments and a declaration', () => {
    expect(parse('\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- c --><r/>\n').ok).toBe(true)
    expect(parse("<?xml version='1.0' encoding='utf-8' standalone='yes' ?><r></r >").ok).toBe(true)
  })

  test('tells the line of an element', () => {
    const result = parse('<r>\n\n<a/>\n<b\n/></r>')
    if (!result.ok) throw new Error(result.code)
    expect(result.value.children.map((child) => child.line)).toEqual([3, 4])
  })
})

describe('what it refuses', () => {
  test.each([
    ['<!DOCTYPE r><r/>', 'unsafe_xml:doctype'],
    ['<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>', 'unsafe_xml:doctype'],
    ['<r><!ENTITY x "y"></r>', 'unsafe_xml:doctype'],
    ['<?xml-stylesheet href="x"?><r/>', 'unsafe_xml:processing_instruction'],
    ['<r><?php x ?></r>', 'unsafe_xml:processing_instruction'],
    [' <?xml version="1.0"?><r/>', 'unsafe_xml:processing_instruction'],
    ['<?xml version="1.0" encoding="windows-1250"?><r/>', 'not_xml:not_utf8'],
    ['<r>&nbsp;</r>', 'not_xml:unknown_entity'],
    ['<r>&#0;</r>', 'not_xml:unknown_entity'],
    ['<r>&#xD800;</r>', 'not_xml:unknown_entity'],
    ['<r>a & b</r>', 'not_xml:unknown_entity'],
    ['<r>\u0001</r>', 'not_xml:forbidden_character'],
    ['<r>]]></r>', 'not_xml:stray_cdata_end'],
    ['<r><a></r></a>', 'not_xml:end_tag_mismatch'],
    ['<r>', 'not_xml:element_not_closed'],
    ['<r/><s/>', 'not_xml:second_root'],
    ['<r/>x', 'not_xml:text_outside_root'],
    ['', 'not_xml:no_root_element'],
    ['plain', 'not_xml:text_outside_root'],
    ['<r a="1" a="2"/>', 'not_xml:repeated_attribute'],
    ['<r a=1/>', 'not_xml:broken_attribute'],
    ['<r a="<"/>', 'not_xml:broken_attribute'],
    ['<r a="1"b="2"/>', 'not_xml:broken_tag'],
    ['<p:r/>', 'not_xml:unknown_prefix'],
    ['<r p:a="1"/>', 'not_xml:unknown_prefix'],
    ['<1r/>', 'not_xml:bad_name'],
    ['<r><!-- a -- b --></r>', 'not_xml:broken_comment'],
  ])('%s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason)
  })

  test('bytes that are not UTF-8', () => {
    expect(parseXml(new Uint8Array([0xff, 0xfe, 0x3c, 0x00]))).toMatchObject({
      ok: false,
      detail: { reason: 'not_utf8' },
    })
    expect(parseXml(new Uint8Array([0x3c, 0x72, 0x3e, 0xb3, 0x3c])).ok).toBe(false)
  })

  test('too deep, too many elements, too large', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect(parse(nested(40)).ok).toBe(true)
    expect(reasonOf(nested(41))).toBe('too_large:too_deep')
    expect(parseXml(bytes('<r><a/><a/></r>'), { elements: 2 })).toMatchObject({ code: 'too_large' })
    expect(parseXml(bytes(`<r>${' '.repeat(3_000_000)}</r>`))).toMatchObject({ code: 'too_large' })
  })
})

test('the largest hostile shapes cost linear time', () => {
  const shapes = [
    `<r>${'<a/>'.repeat(290_000)}</r>`,
    `<r>${'&amp;'.repeat(500_000)}</r>`,
    `<r ${'a'.repeat(2_000_000)}`,
    '<'.repeat(2_000_000),
    `<r>${'<a>'.repeat(900_000)}`,
    `<r a="${' '.repeat(2_900_000)}"/>`,
    `<r>${'\n'.repeat(2_900_000)}</r>`,
    `<r>${'<!---->'.repeat(400_000)}</r>`,
  ]
  for (const shape of shapes) {
    const started = performance.now()
    parse(shape)
    // Half a second when idle; a quadratic reader would need minutes.
    expect(performance.now() - started, shape.slice(0, 20)).toBeLessThan(20_000)
  }
})

test('any string at all gives a result and never throws', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '<?',
      '?>',
      '<!',
      '--',
      '<![CDATA[',
      ']]>',
      '&',
      ';',
      '"',
    ),
    fc.constantFrom('<r>', '</r>', '<a:b', ' xmlns="u"', ' xmlns:a="u"', '=', 'x', '&#65;'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const result = parseXml(bytes(pieces.join('')))
      expect(typeof result.ok).toBe('boolean')
    }),
    { numRuns: 2_000 },
  )
})
