// A yearly form as a data file in the ministry's structure. It is neither signed nor sent:
// a program that sends declarations takes it in and checks it against the schema.
import { toDecimal } from '#tenants/shared/money.ts'
import { ADVANCE_BOXES, CHOICE_BOXES, MONTH_ROWS } from './boxes.ts'
import type { FormPerson, TaxFormContent } from './form-types.ts'
import { TAX_FORM_VARIANTS } from './variants.ts'

type Attributes = Readonly<Record<string, string>>

export type XmlOptions = {
  /** The whole personal number; a form without it cannot be sent. */
  pesel: string | null
  isCorrection: boolean
}

export function taxFormXml(form: TaxFormContent, { pesel, isCorrection }: XmlOptions): string {
  const { kind, year, payer, person, taxOfficeCode } = form
  const of = TAX_FORM_VARIANTS[kind]
  const isPit11 = kind === 'pit11'
  const head = element('Naglowek', {}, [
    element(
      'KodFormularza',
      {
        kodSystemowy: `${of.form} (${of.variant})`,
        kodPodatku: 'PIT',
        rodzajZobowiazania: of.obligation,
        wersjaSchemy: of.schemaVersion,
      },
      of.form,
    ),
    element('WariantFormularza', {}, `${of.variant}`),
    element('CelZlozenia', { poz: isPit11 ? 'P_7' : 'P_6' }, isCorrection ? '2' : '1'),
    element('Rok', {}, `${year}`),
    element('KodUrzedu', {}, taxOfficeCode ?? ''),
  ])
  const company = element('OsobaNiefizyczna', {}, [
    element('NIP', {}, payer.nip),
    element('PelnaNazwa', {}, payer.name),
  ])
  const parts = [
    head,
    element('Podmiot1', { rola: isPit11 ? 'Płatnik/Składający' : 'Płatnik' }, [company]),
    ...(person ? [personElement(person, pesel)] : []),
    element('PozycjeSzczegolowe', {}, boxElements(form, isCorrection)),
    element(isPit11 ? 'Pouczenie' : 'Pouczenia', {}, '1'),
  ]
  const root = element('Deklaracja', { xmlns: of.namespace }, parts)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

function personElement(person: FormPerson, pesel: string | null): string {
  const given = (name: string, value: string | null, attributes: Attributes = {}) =>
    value ? [element(name, attributes, value)] : []
  const address = element('AdresZamieszkania', { rodzajAdresu: 'RAD' }, [
    element('KodKraju', { poz: 'P_19A' }, person.country),
    ...given('Wojewodztwo', person.voivodeship),
    ...given('Powiat', person.county),
    ...given('Gmina', person.commune),
    ...given('Ulica', person.street, { poz: 'P_23' }),
    ...given('NrDomu', person.houseNo, { poz: 'P_24' }),
    ...given('NrLokalu', person.flatNo, { poz: 'P_25' }),
    element('Miejscowosc', { poz: 'P_26' }, person.city),
    ...given('KodPocztowy', person.postalCode, { poz: 'P_27' }),
  ])
  return element('Podmiot2', { rola: 'Podatnik' }, [
    element('OsobaFizyczna', {}, [
      element('PESEL', {}, pesel ?? ''),
      element('ImiePierwsze', {}, person.firstName),
      element('Nazwisko', {}, person.lastName),
      element('DataUrodzenia', {}, person.bornOn),
    ]),
    ...(person.city ? [address] : []),
  ])
}

const TO_PAY = new Set<string>(MONTH_ROWS.to_pay)
const COUNTS = new Set<string>(MONTH_ROWS.taxpayers)
/** Advances are whole złoty, as the law rounds them. */
const WHOLE = new Set<string>(ADVANCE_BOXES)

function boxElements({ kind, boxes }: TaxFormContent, isCorrection: boolean): string[] {
  const written = Object.entries(boxes).map(([box, value]) =>
    element(box, {}, boxText(kind, box, value)),
  )
  return kind === 'pit4r' && isCorrection ? [element('P_7', {}, '1'), ...written] : written
}

function boxText(kind: TaxFormContent['kind'], box: string, value: bigint): string {
  if (kind === 'pit11' && CHOICE_BOXES.has(box)) return `${value}`
  if (kind === 'pit4r') {
    if (COUNTS.has(box) || box === 'P_158') return `${value}`
    // Part E is written with grosze, the rows above it without.
    return TO_PAY.has(box) ? toDecimal(value) : zlotyText(value)
  }
  return WHOLE.has(box) ? zlotyText(value) : toDecimal(value)
}

const zlotyText = (minor: bigint) => `${minor / 100n}`

function element(name: string, attributes: Attributes, content: string | readonly string[]) {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inside = typeof content === 'string' ? escaped(content) : content.join('')
  return `<${name}${written.join('')}>${inside}</${name}>`
}

function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
