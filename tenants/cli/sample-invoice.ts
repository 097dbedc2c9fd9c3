// Files to try the house with: an e-invoice and a PDF of invented suppliers, made out to a
// company and dated today.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { faXmlFile, makePaper, type PaperBuyer, pdfFile } from '#db/seed/demo/paper.ts'
import { commonSuppliers } from '#db/seed/demo/suppliers.ts'
import { randomOf } from '#db/seed/random.ts'
import { localDateOf } from '../shared/dates.ts'
import { systemPrincipal, withProvider } from '../shared/scope.server.ts'
import { usageError } from './usage.ts'
import { withDatabase } from './with-database.ts'

/** Beyond the numbers of the demo's own papers. */
const FIRST_SERIAL = 9_000

export async function run(args: string[]): Promise<number> {
  const [slug, folder = '.'] = args
  if (slug === undefined) {
    throw usageError('For which company? For example: zaplecze sample-invoice piekarnia-rogalik')
  }
  const now = new Date()
  const buyer = await withDatabase(() => findBuyer(slug, now))
  if (!buyer) throw usageError(`There is no company ${slug.slice(0, 60)}: "company list" has them.`)
  const random = randomOf(now.getTime())
  const paperOf = (isElectronic: boolean) => {
    const suppliers = commonSuppliers.filter((one) => one.isElectronic === isElectronic)
    const supplier = random.pick(suppliers)
    const serial = FIRST_SERIAL + random.whole(0, 999)
    const issuedOn = localDateOf(now, 'Europe/Warsaw')
    return makePaper(random, supplier, commonSuppliers.indexOf(supplier), buyer, issuedOn, serial)
  }
  mkdirSync(resolve(folder), { recursive: true })
  for (const file of [faXmlFile(paperOf(true), random), await pdfFile(paperOf(false))]) {
    const path = join(resolve(folder), file.name)
    if (existsSync(path)) throw usageError(`There is a ${path} already.`)
    writeFileSync(path, file.bytes)
    console.info(path)
  }
  return 0
}

async function findBuyer(slug: string, now: Date): Promise<PaperBuyer | undefined> {
  const principal = systemPrincipal(now, 'sample-invoice')
  const rows = await withProvider(principal, { readOnly: true }, (ctx) =>
    ctx.tx.execute<PaperBuyer>(sql`
      select nip, legal_name as name, address_line1 as "addressLine1", city as town
      from companies where slug = ${slug} and kind = 'client'`),
  )
  return rows[0]
}
