// Files that must be refused: each says it is an invoice and is something else.
import { deflateRawSync } from 'node:zlib'

export type HostileFile = { name: string; bytes: Buffer }

const FA = 'http://crd.gov.pl/wzor/2025/06/25/13775/'
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
const text = (name: string, content: string): HostileFile => ({ name, bytes: Buffer.from(content) })

const laughs = () => {
  const levels = Array.from(
    { length: 10 },
    (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
  ).join('')
  return `<?xml version="1.0"?><!DOCTYPE Faktura [<!ENTITY l0 "ha">${levels}]>
    <Faktura xmlns="${FA}"><Naglowek>&l10;</Naglowek></Faktura>`
}
const external = (system: string) =>
  `<?xml version="1.0"?><!DOCTYPE Faktura [<!ENTITY x SYSTEM "${system}">]>
    <Faktura xmlns="${FA}">&x;</Faktura>`

/** A zip of one file whose zeros come out a thousand times their size. */
function zipBomb(entry: string): Buffer {
  const name = Buffer.from(entry)
  const packed = deflateRawSync(Buffer.alloc(20_000_000))
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(20_000_000, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name, packed])
}

/** A PNG that says it is so wide and so high, and has nothing behind its head. */
function hugePicture(): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const size = Buffer.alloc(8)
  size.writeUInt32BE(100_000, 0)
  size.writeUInt32BE(100_000, 4)
  return Buffer.concat([head, size, Buffer.from('0802000000', 'hex'), Buffer.alloc(64)])
}

export const hostileFiles: readonly HostileFile[] = [
  text('smiech.xml', laughs()),
  { name: 'smiech-16.xml', bytes: utf16(laughs().replace('?>', ' encoding="UTF-16"?>')) },
  text('plik.xml', external('file:///etc/passwd')),
  text('siec.xml', external('http://127.0.0.1:9/x')),
  { name: 'plik-16.xml', bytes: utf16(external('file:///etc/passwd')) },
  text(
    'parametr.xml',
    '<!DOCTYPE Faktura [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]><Faktura/>',
  ),
  text('gleboko.xml', `<Faktura xmlns="${FA}">${'<a>'.repeat(200_000)}`),
  text('urwany.xml', `<?xml version="1.0"?><Faktura xmlns="${FA}"><Naglowek>`),
  text('bez-sensu.xml', `<Faktura xmlns="${FA}"><P_2>1</P_2><P_2>2</P_2></Inna>`),
  text('atrybuty.xml', `<Faktura xmlns="${FA}" ${'a="1" '.repeat(50_000)}/>`),
  text('kodowanie.xml', `<?xml version="1.0" encoding="x-user-defined"?><Faktura xmlns="${FA}"/>`),
  text('cdata.xml', `<Faktura xmlns="${FA}"><![CDATA[${']'.repeat(100_000)}</Faktura>`),
  text('obrazek.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  text('obrazek.pdf', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  text('obrazek.xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  text('strona.pdf', '<!doctype html><script>alert(document.cookie)</script>'),
  text('strona.xml', '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>'),
  text('strona.png', '<!doctype html><img src=x onerror=alert(1)>'),
  text('program.pdf', 'MZ\u0090\u0000\u0003'),
  { name: 'bomba.pdf', bytes: zipBomb('a.pdf') },
  { name: 'bomba.xml', bytes: zipBomb('../../../etc/cron.d/x') },
  { name: 'ogromny.png', bytes: hugePicture() },
  { name: 'pusty.pdf', bytes: Buffer.alloc(0) },
  { name: 'zera.pdf', bytes: Buffer.alloc(4_096) },
  { name: 'szum.xml', bytes: Buffer.from('fffe00d800dc3c00', 'hex') },
  text('../../../../etc/passwd', 'root'),
  text('..\\..\\windows\\win.ini', 'x'),
  text('zero\u0000.pdf', 'x'),
  text(`${'ą'.repeat(5_000)}.pdf`, 'x'),
  text('.htaccess', 'x'),
  text('con.xml', 'x'),
]
