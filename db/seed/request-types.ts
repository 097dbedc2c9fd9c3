// The provider's catalogue of what a client may ask for: the ground of every house, demo
// or not. Put down when it is missing; what the provider changed afterwards stays.
import type postgres from 'postgres'
import type { FormField } from '#tenants/work/schema.ts'

export type RequestTypeSeed = {
  code: string
  service: string
  namePl: string
  nameEn: string
  hintPl: string
  hintEn: string
  meter: string | null
  opensFromUpload?: boolean
  form: readonly FormField[]
  /** Business minutes usually promised: first response, resolution. */
  minutes: readonly [number, number]
}

const long = (key: string, pl: string, en: string, required = true): FormField => ({
  type: 'longtext',
  key,
  label: { pl, en },
  required,
})
const text = (key: string, pl: string, en: string, required = true): FormField => ({
  type: 'text',
  key,
  label: { pl, en },
  required,
})
const date = (key: string, pl: string, en: string, required = true): FormField => ({
  type: 'date',
  key,
  label: { pl, en },
  required,
})
const files = (pl: string, en: string): FormField => ({
  type: 'file',
  key: 'files',
  label: { pl, en },
})

export const requestTypeSeeds: readonly RequestTypeSeed[] = [
  {
    code: 'purchase_invoice',
    service: 'accounting',
    namePl: 'Faktura zakupu do zaksięgowania',
    nameEn: 'Purchase invoice to be booked',
    hintPl: 'Plik e-faktury (XML), PDF albo zdjęcie.',
    hintEn: 'An e-invoice file (XML), a PDF or a photo.',
    meter: 'document_posted',
    opensFromUpload: true,
    form: [],
    minutes: [240, 960],
  },
  {
    code: 'accounting_question',
    service: 'accounting',
    namePl: 'Pytanie do księgowości',
    nameEn: 'Question to accounting',
    hintPl: 'Na przykład o rozliczenie, termin albo saldo.',
    hintEn: 'For example about a settlement, a date or a balance.',
    meter: null,
    form: [long('question', 'Pytanie', 'Question'), files('Załączniki', 'Attachments')],
    minutes: [240, 960],
  },
  {
    code: 'month_close',
    service: 'accounting',
    namePl: 'Zamknięcie miesiąca',
    nameEn: 'Month close',
    hintPl: 'Uzgodnienie kont i zestawień za miniony miesiąc.',
    hintEn: 'Reconciling the accounts and reports of the past month.',
    meter: null,
    form: [text('month', 'Miesiąc', 'Month', false)],
    minutes: [480, 2_400],
  },
  {
    code: 'employment_change',
    service: 'payroll',
    namePl: 'Zmiana w zatrudnieniu',
    nameEn: 'Change of an employment',
    hintPl: 'Nowa umowa, aneks, rozwiązanie umowy.',
    hintEn: 'A new contract, an annex, an end of employment.',
    meter: 'hr_case',
    form: [
      {
        type: 'choice',
        key: 'kind',
        label: { pl: 'Rodzaj zmiany', en: 'Kind of change' },
        required: true,
        options: [
          { value: 'hire', label: { pl: 'Zatrudnienie', en: 'Hiring' } },
          { value: 'change', label: { pl: 'Zmiana warunków', en: 'Change of terms' } },
          { value: 'leave', label: { pl: 'Rozwiązanie umowy', en: 'End of employment' } },
        ],
      },
      text('person', 'Osoba', 'Person'),
      date('effective_on', 'Od dnia', 'Effective on'),
      long('details', 'Szczegóły', 'Details', false),
      files('Dokumenty', 'Documents'),
    ],
    minutes: [240, 1_440],
  },
  {
    code: 'employment_certificate',
    service: 'payroll',
    namePl: 'Zaświadczenie dla osoby zatrudnionej',
    nameEn: 'Certificate for an employee',
    hintPl: 'Na przykład o zarobkach dla banku.',
    hintEn: 'For example of earnings, for a bank.',
    meter: 'hr_case',
    form: [
      text('person', 'Osoba', 'Person'),
      text('purpose', 'Cel zaświadczenia', 'Purpose of the certificate'),
      date('needed_on', 'Potrzebne na dzień', 'Needed on', false),
    ],
    minutes: [240, 960],
  },
  {
    code: 'customer_complaint',
    service: 'complaints',
    namePl: 'Reklamacja klienta do rozpatrzenia',
    nameEn: 'Customer complaint to be decided',
    hintPl: 'Przekazana reklamacja wraz z dowodem zakupu.',
    hintEn: 'The complaint passed on, with the proof of purchase.',
    meter: 'complaint_handled',
    form: [
      text('customer', 'Osoba reklamująca', 'Complaining customer'),
      date('received_on', 'Data otrzymania', 'Received on'),
      { type: 'amount', key: 'value', label: { pl: 'Wartość', en: 'Value' }, min: 0 },
      long('matter', 'Treść reklamacji', 'What is complained about'),
      files('Załączniki', 'Attachments'),
    ],
    minutes: [480, 3_360],
  },
  {
    code: 'order_completion',
    service: 'orders',
    namePl: 'Zamówienie do skompletowania',
    nameEn: 'Order to be completed',
    hintPl: 'Zamówienie klienta, które mamy skompletować i wydać.',
    hintEn: "A customer's order for us to complete and hand over.",
    meter: 'order_completed',
    form: [
      text('order_number', 'Numer zamówienia', 'Order number'),
      {
        type: 'number',
        key: 'lines',
        label: { pl: 'Liczba pozycji', en: 'Number of lines' },
        required: true,
        min: 1,
        max: 10_000,
      },
      date('ship_on', 'Wysyłka dnia', 'To be shipped on', false),
      long('remarks', 'Uwagi', 'Remarks', false),
    ],
    minutes: [120, 720],
  },
  {
    code: 'data_entry',
    service: 'keying',
    namePl: 'Wprowadzenie danych',
    nameEn: 'Data entry',
    hintPl: 'Formularze papierowe albo skany do wprowadzenia.',
    hintEn: 'Paper forms or scans to be keyed in.',
    meter: 'record_keyed',
    form: [
      text('batch', 'Nazwa partii', 'Name of the batch'),
      {
        type: 'number',
        key: 'record_count',
        label: { pl: 'Liczba rekordów', en: 'Number of records' },
        required: true,
        min: 1,
        max: 100_000,
      },
      files('Skany', 'Scans'),
    ],
    minutes: [480, 1_920],
  },
  {
    code: 'contract_registration',
    service: 'contracts',
    namePl: 'Umowa do rejestru',
    nameEn: 'Contract for the register',
    hintPl: 'Podpisana umowa do wpisania, z terminami do pilnowania.',
    hintEn: 'A signed contract to be entered, with its dates to be watched.',
    meter: 'contract_registered',
    form: [
      text('party', 'Druga strona', 'Other party'),
      date('signed_on', 'Data podpisania', 'Signed on'),
      date('ends_on', 'Obowiązuje do', 'Ends on', false),
      files('Umowa', 'Contract'),
    ],
    minutes: [480, 1_920],
  },
  {
    code: 'legal_opinion',
    service: 'legal',
    namePl: 'Opinia prawna',
    nameEn: 'Legal opinion',
    hintPl: 'Krótka opinia do umowy, pisma albo sporu.',
    hintEn: 'A short opinion on a contract, a letter or a dispute.',
    meter: 'legal_opinion',
    form: [long('matter', 'Opis sprawy', 'The matter'), files('Dokumenty', 'Documents')],
    minutes: [480, 2_880],
  },
  {
    code: 'it_fault',
    service: 'it',
    namePl: 'Usterka komputera lub dostępu',
    nameEn: 'Fault of a computer or an access',
    hintPl: 'Sprzęt, poczta, uprawnienia.',
    hintEn: 'Hardware, mail, permissions.',
    meter: 'it_case',
    form: [
      text('device', 'Urządzenie lub system', 'Device or system'),
      { type: 'yesno', key: 'blocks_work', label: { pl: 'Blokuje pracę', en: 'Blocks the work' } },
      long('fault', 'Opis usterki', 'What is wrong'),
    ],
    minutes: [60, 480],
  },
  {
    code: 'archive_retrieval',
    service: 'archive',
    namePl: 'Dokument z archiwum',
    nameEn: 'Document from the archive',
    hintPl: 'Odszukanie i udostępnienie dokumentu.',
    hintEn: 'Finding and handing out a document.',
    meter: 'document_retrieved',
    form: [
      text('document', 'Jaki dokument', 'Which document'),
      text('years', 'Z jakiego okresu', 'From which time', false),
      date('needed_on', 'Potrzebny na dzień', 'Needed on', false),
    ],
    minutes: [240, 960],
  },
]

/** Adds the types that are missing. Runs at every start, as the owner. */
export async function seedRequestTypes(sql: postgres.Sql): Promise<void> {
  const rows = requestTypeSeeds.map((seed, position) => ({
    code: seed.code,
    service: seed.service,
    name_pl: seed.namePl,
    name_en: seed.nameEn,
    hint_pl: seed.hintPl,
    hint_en: seed.hintEn,
    form: JSON.stringify(seed.form),
    meter: seed.meter,
    opens_from_upload: seed.opensFromUpload ?? false,
    position,
  }))
  await sql`insert into request_types ${sql(rows)} on conflict (code) do nothing`
}
