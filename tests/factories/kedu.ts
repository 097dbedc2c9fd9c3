// The schema of ZUS, kept beside the project and not in it.
import { existsSync, readFileSync } from 'node:fs'
import { validateXML } from 'xmllint-wasm'

const SCHEMAS = new URL('../../../shared/pl/xsd/kedu/', import.meta.url)
export const hasKeduSchema = existsSync(SCHEMAS)

export async function keduErrors(xml: string): Promise<readonly unknown[]> {
  const read = (name: string) => readFileSync(new URL(name, SCHEMAS), 'utf8')
  const { errors } = await validateXML({
    xml: [{ fileName: 'kedu.xml', contents: xml }],
    schema: [{ fileName: 'kedu_5_7.xsd', contents: read('kedu_5_7.xsd') }],
    preload: [{ fileName: 'xmldsig-core-schema.xsd', contents: read('xmldsig-core-schema.xsd') }],
  })
  return errors
}
