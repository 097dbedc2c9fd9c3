// Words of an e-invoice shown as a page, of what its checks found, and of why a file
// could not be read. Keys are those of tenants/accounting/pl and its rules.

import { formatAccountNumber, formatNip } from '#app/ui/format.ts'
import type {
  ViewAnnotation,
  ViewLabel,
  ViewPartyRole,
} from '#tenants/accounting/pl/invoice-view-types.ts'
import type {
  FaRefusal,
  InvoiceKind,
  PaymentForm,
  VatBucket,
} from '#tenants/accounting/pl/types.ts'
import type { FindingCode } from '#tenants/accounting/rules/findings.ts'
import { type PrintLocale, printDate, printDecimal } from '#tenants/shared/pdf/print-format.ts'

/** Figures of a finding or refusal, as the rules give them. */
type Detail = Record<string, string | number>
type Figure = string | number | undefined

const amount = (figure: Figure, locale: PrintLocale) => printDecimal(String(figure), locale, 2)
const nip = (figure: Figure) => formatNip(String(figure))
// What is not an account at all stays as it was written.
const account = (figure: Figure) =>
  /^[A-Z]{0,2}\d{10,32}$/i.test(String(figure))
    ? formatAccountNumber(String(figure))
    : String(figure)
const day = (figure: Figure, locale: PrintLocale) => printDate(String(figure), locale)

type Words = {
  kinds: Record<InvoiceKind, string>
  labels: Record<ViewLabel, string>
  roles: Record<ViewPartyRole, string>
  thirdRoles: Record<number, string>
  annotations: Record<ViewAnnotation, string>
  buckets: Record<VatBucket, string>
  paymentForms: Record<PaymentForm, string>
  effects: Record<1 | 2 | 3, string>
  columns: {
    no: string
    name: string
    quantity: string
    unitNet: string
    unitGross: string
    discount: string
    net: string
    gross: string
    rate: string
    base: string
    tax: string
    taxPln: string
    total: string
    before: string
    after: string
    annex15: string
    saleOn: string
  }
  correctedDocuments: string
  outsideKsef: string
  orderLines: string
  notes: string
  findings: Record<FindingCode, (detail: Detail) => string>
  refusals: Record<FaRefusal, (detail: Detail) => string>
}

const pl: Words = {
  kinds: {
    VAT: 'Faktura',
    KOR: 'Faktura korygująca',
    ZAL: 'Faktura zaliczkowa',
    ROZ: 'Faktura rozliczeniowa',
    UPR: 'Faktura uproszczona',
    KOR_ZAL: 'Korekta faktury zaliczkowej',
    KOR_ROZ: 'Korekta faktury rozliczeniowej',
  },
  labels: {
    number: 'Numer',
    ksefNumber: 'Numer KSeF',
    issuedOn: 'Data wystawienia',
    issuedIn: 'Miejsce wystawienia',
    soldOn: 'Data sprzedaży',
    period: 'Okres',
    currency: 'Waluta',
    exchangeRate: 'Kurs',
    orders: 'Zamówienie',
    contracts: 'Umowa',
    deliveryNotes: 'WZ',
    advanceInvoices: 'Faktury zaliczkowe',
    customerNumber: 'Numer klienta',
    nip: 'NIP',
    euVat: 'VAT UE',
    foreignId: 'Identyfikator podatkowy',
    internalId: 'Identyfikator wewnętrzny',
    noId: 'Bez identyfikatora',
    email: 'E-mail',
    phone: 'Telefon',
    reason: 'Przyczyna korekty',
    effect: 'Skutek korekty',
    correctedPeriod: 'Okres korygowany',
    correctNumber: 'Prawidłowy numer',
    totalBefore: 'Kwota przed korektą',
    paidOn: 'Zapłacono',
    paid: 'Zapłacono',
    partPaid: 'Zapłacono częściowo',
    dueOn: 'Termin płatności',
    paymentForm: 'Forma płatności',
    account: 'Rachunek',
    factorAccount: 'Rachunek faktora',
    earlyPayment: 'Skonto',
    charge: 'Obciążenie',
    deduction: 'Odliczenie',
    toPay: 'Do zapłaty',
    toSettle: 'Do rozliczenia',
    orderValue: 'Wartość zamówienia',
    exemption: 'Podstawa zwolnienia',
    krs: 'KRS',
    regon: 'REGON',
    bdo: 'BDO',
  },
  roles: {
    seller: 'Sprzedawca',
    buyer: 'Nabywca',
    sellerBefore: 'Sprzedawca przed korektą',
    buyerBefore: 'Nabywca przed korektą',
    third: 'Podmiot trzeci',
  },
  thirdRoles: {
    1: 'Faktor',
    2: 'Odbiorca',
    3: 'Podmiot pierwotny',
    4: 'Dodatkowy nabywca',
    5: 'Wystawca faktury',
    6: 'Płatnik',
    7: 'Jednostka samorządu – wystawca',
    8: 'Jednostka samorządu – odbiorca',
    9: 'Członek grupy VAT – wystawca',
    10: 'Członek grupy VAT – odbiorca',
    11: 'Pracownik',
  },
  annotations: {
    splitPayment: 'Mechanizm podzielonej płatności',
    cashMethod: 'Metoda kasowa',
    selfBilling: 'Samofakturowanie',
    reverseCharge: 'Odwrotne obciążenie',
    triangular: 'Transakcja trójstronna',
    newTransport: 'Nowy środek transportu',
    marginTravel: 'Procedura marży dla biur podróży',
    marginUsedGoods: 'Procedura marży – towary używane',
    marginArt: 'Procedura marży – dzieła sztuki',
    marginAntiques: 'Procedura marży – przedmioty kolekcjonerskie i antyki',
    receiptInvoice: 'Faktura do paragonu',
    relatedParties: 'Podmioty powiązane',
  },
  buckets: {
    standard: '23% lub 22%',
    reduced_first: '8% lub 7%',
    reduced_second: '5%',
    taxi: 'Ryczałt taksówkowy',
    oss: 'OSS',
    zero_domestic: '0% krajowe',
    zero_wdt: '0% WDT',
    zero_export: '0% eksport',
    exempt: 'zw.',
    outside: 'np.',
    outside_art100: 'np. (art. 100)',
    reverse_charge: 'odwrotne obciążenie',
    margin: 'marża',
  },
  paymentForms: {
    cash: 'Gotówka',
    card: 'Karta',
    voucher: 'Bon',
    cheque: 'Czek',
    credit: 'Kredyt',
    transfer: 'Przelew',
    mobile: 'Płatność mobilna',
    other: 'Inna',
  },
  effects: {
    1: 'w okresie faktury pierwotnej',
    2: 'w okresie korekty',
    3: 'w innej dacie',
  },
  columns: {
    no: 'Lp.',
    name: 'Nazwa',
    quantity: 'Ilość',
    unitNet: 'Cena netto',
    unitGross: 'Cena brutto',
    discount: 'Rabat',
    net: 'Netto',
    gross: 'Brutto',
    rate: 'VAT',
    base: 'Podstawa',
    tax: 'Kwota VAT',
    taxPln: 'VAT w zł',
    total: 'Razem',
    before: 'przed korektą',
    after: 'po korekcie',
    annex15: 'zał. 15',
    saleOn: 'Data sprzedaży',
  },
  correctedDocuments: 'Korygowane faktury',
  outsideKsef: 'poza KSeF',
  orderLines: 'Zamówienie',
  notes: 'Dodatkowy opis',
  findings: {
    lines_differ_from_base: (d) =>
      `Suma pozycji (${amount(d.lines, 'pl')}) różni się od podstawy na fakturze (${amount(d.declared, 'pl')}) o ${amount(d.difference, 'pl')}; z zaokrągleń może się różnić najwyżej o ${amount(d.tolerance, 'pl')}.`,
    tax_differs_from_base: (d) =>
      `VAT ${d.rate}% od ${amount(d.base, 'pl')} to ${amount(d.expected, 'pl')}, a na fakturze jest ${amount(d.declared, 'pl')}.`,
    total_differs_from_rates: (d) =>
      `Podstawy i podatki dają ${amount(d.expected, 'pl')}, a należność ogółem to ${amount(d.declared, 'pl')}.`,
    rates_missing: (d) => `Faktura na ${amount(d.total, 'pl')} nie podaje sum według stawek VAT.`,
    line_value_differs: (d) =>
      `Pozycja ${d.line}: ilość razy cena to ${amount(d.expected, 'pl')}, a na fakturze jest ${amount(d.declared, 'pl')}.`,
    line_number_repeated: (d) => `Numer pozycji ${d.line} powtarza się.`,
    buyer_nip_differs: (d) =>
      `Nabywca ma NIP ${nip(d.found)}, a firma ${nip(d.expected)}. To nie jest jej faktura.`,
    buyer_nip_missing: (d) => `Faktura nie podaje NIP nabywcy; firma ma ${nip(d.expected)}.`,
    company_is_seller: () => 'Firma jest na tej fakturze sprzedawcą, a nie nabywcą.',
    company_is_third_party: (d) => `Nabywcą jest ${d.found}; firma jest tu podmiotem trzecim.`,
    seller_nip_invalid: (d) => `NIP sprzedawcy ${nip(d.found)} ma błędną cyfrę kontrolną.`,
    issued_in_future: (d) => `Data wystawienia ${day(d.issuedOn, 'pl')} jeszcze nie nadeszła.`,
    due_before_issue: (d) =>
      `Termin płatności ${day(d.dueOn, 'pl')} jest przed datą wystawienia ${day(d.issuedOn, 'pl')}.`,
    exchange_rate_missing: (d) => `Faktura w ${d.currency} nie podaje kursu. Trzeba go wpisać.`,
    tax_in_pln_missing: (d) =>
      `Faktura nie podaje w złotych podatku ${amount(d.tax, 'pl')} ${d.currency}.`,
    ksef_number_malformed: (d) => `Numer KSeF ${d.found} jest błędny.`,
    ksef_number_of_other_seller: (d) =>
      `Numer KSeF ${d.found} nie należy do sprzedawcy NIP ${nip(d.seller)}.`,
    split_payment_missing: (d) =>
      `Należność ${amount(d.total, 'pl')} zł i towar z załącznika 15, a brak słów „mechanizm podzielonej płatności”.`,
    split_payment_possible: (d) =>
      `Należność ${amount(d.total, 'pl')} zł przekracza ${amount(d.limit, 'pl')} zł. Trzeba sprawdzić, czy zakup jest w załączniku 15.`,
    account_malformed: (d) => `Numer rachunku ${account(d.found)} jest błędny.`,
    already_paid: (d) =>
      d.on ? `Według faktury zapłacono ${day(d.on, 'pl')}.` : 'Według faktury zapłacono.',
    payable_to_factor: (d) => `Płatność należy się faktorowi, na rachunek ${account(d.account)}.`,
    advance_not_sale: () => 'To zaliczka: kosztem będzie dopiero faktura rozliczeniowa.',
    negative_total: (d) =>
      `Należność ogółem ${amount(d.total, 'pl')} jest ujemna, choć to nie korekta.`,
  },
  refusals: {
    not_xml: (d) =>
      d.line ? `Plik nie jest poprawnym XML (wiersz ${d.line}).` : 'Plik nie jest poprawnym XML.',
    unsafe_xml: () =>
      'Plik XML zawiera elementy, których e-faktura mieć nie może (DOCTYPE, encje).',
    too_large: () => 'Plik XML jest za duży: e-faktura ma najwyżej 3 MB.',
    not_fa: () => 'To nie jest e-faktura (FA).',
    unsupported_schema: (d) => `To dokument ${d.schema}. Czytamy faktury FA(2) i FA(3).`,
    missing_element: (d) => `W e-fakturze brakuje pola ${d.path}.`,
    repeated_element: (d) => `Pole ${d.path} występuje w e-fakturze więcej niż raz.`,
    bad_amount: (d) => `Pole ${d.path} nie jest kwotą: „${d.found}”.`,
    bad_date: (d) => `Pole ${d.path} nie jest datą: „${d.found}”.`,
    bad_value: (d) => `Pole ${d.path} ma niedozwoloną wartość: „${d.found}”.`,
  },
}

const en: Words = {
  kinds: {
    VAT: 'Invoice',
    KOR: 'Correcting invoice',
    ZAL: 'Advance invoice',
    ROZ: 'Settling invoice',
    UPR: 'Simplified invoice',
    KOR_ZAL: 'Correction of an advance invoice',
    KOR_ROZ: 'Correction of a settling invoice',
  },
  labels: {
    number: 'Number',
    ksefNumber: 'KSeF number',
    issuedOn: 'Issued',
    issuedIn: 'Place of issue',
    soldOn: 'Date of supply',
    period: 'Period',
    currency: 'Currency',
    exchangeRate: 'Exchange rate',
    orders: 'Order',
    contracts: 'Contract',
    deliveryNotes: 'Delivery note',
    advanceInvoices: 'Advance invoices',
    customerNumber: 'Customer number',
    nip: 'Tax ID (NIP)',
    euVat: 'EU VAT number',
    foreignId: 'Tax identifier',
    internalId: 'Internal identifier',
    noId: 'No identifier',
    email: 'E-mail',
    phone: 'Phone',
    reason: 'Reason for correction',
    effect: 'Effect of correction',
    correctedPeriod: 'Period corrected',
    correctNumber: 'Correct number',
    totalBefore: 'Amount before correction',
    paidOn: 'Paid on',
    paid: 'Paid',
    partPaid: 'Paid in part',
    dueOn: 'Due',
    paymentForm: 'Payment',
    account: 'Account',
    factorAccount: "Factor's account",
    earlyPayment: 'Early payment discount',
    charge: 'Charge',
    deduction: 'Deduction',
    toPay: 'Amount due',
    toSettle: 'To be settled',
    orderValue: 'Value of the order',
    exemption: 'Ground of exemption',
    krs: 'KRS',
    regon: 'REGON',
    bdo: 'BDO',
  },
  roles: {
    seller: 'Seller',
    buyer: 'Buyer',
    sellerBefore: 'Seller before correction',
    buyerBefore: 'Buyer before correction',
    third: 'Third party',
  },
  thirdRoles: {
    1: 'Factor',
    2: 'Recipient',
    3: 'Original party',
    4: 'Additional buyer',
    5: 'Issuer of the invoice',
    6: 'Payer',
    7: 'Local government unit – issuer',
    8: 'Local government unit – recipient',
    9: 'VAT group member – issuer',
    10: 'VAT group member – recipient',
    11: 'Employee',
  },
  annotations: {
    splitPayment: 'Split payment',
    cashMethod: 'Cash accounting',
    selfBilling: 'Self-billing',
    reverseCharge: 'Reverse charge',
    triangular: 'Triangular transaction',
    newTransport: 'New means of transport',
    marginTravel: 'Margin scheme: travel agents',
    marginUsedGoods: 'Margin scheme: used goods',
    marginArt: 'Margin scheme: works of art',
    marginAntiques: "Margin scheme: collectors' items and antiques",
    receiptInvoice: 'Invoice to a receipt',
    relatedParties: 'Related parties',
  },
  buckets: {
    standard: '23% or 22%',
    reduced_first: '8% or 7%',
    reduced_second: '5%',
    taxi: 'Taxi flat rate',
    oss: 'OSS',
    zero_domestic: '0% domestic',
    zero_wdt: '0% intra-EU supply',
    zero_export: '0% export',
    exempt: 'exempt',
    outside: 'outside Poland',
    outside_art100: 'outside Poland (art. 100)',
    reverse_charge: 'reverse charge',
    margin: 'margin',
  },
  paymentForms: {
    cash: 'Cash',
    card: 'Card',
    voucher: 'Voucher',
    cheque: 'Cheque',
    credit: 'Credit',
    transfer: 'Bank transfer',
    mobile: 'Mobile payment',
    other: 'Other',
  },
  effects: {
    1: 'in the period of the original invoice',
    2: 'in the period of the correction',
    3: 'on another date',
  },
  columns: {
    no: 'No.',
    name: 'Description',
    quantity: 'Quantity',
    unitNet: 'Net price',
    unitGross: 'Gross price',
    discount: 'Discount',
    net: 'Net',
    gross: 'Gross',
    rate: 'VAT',
    base: 'Base',
    tax: 'VAT amount',
    taxPln: 'VAT in PLN',
    total: 'Total',
    before: 'before correction',
    after: 'after correction',
    annex15: 'annex 15',
    saleOn: 'Date of supply',
  },
  correctedDocuments: 'Invoices corrected',
  outsideKsef: 'outside KSeF',
  orderLines: 'Order',
  notes: 'Additional description',
  findings: {
    lines_differ_from_base: (d) =>
      `The lines add up to ${amount(d.lines, 'en')}, the invoice states a base of ${amount(d.declared, 'en')}: a difference of ${amount(d.difference, 'en')}, where rounding explains at most ${amount(d.tolerance, 'en')}.`,
    tax_differs_from_base: (d) =>
      `VAT of ${d.rate}% on ${amount(d.base, 'en')} is ${amount(d.expected, 'en')}, but the invoice states ${amount(d.declared, 'en')}.`,
    total_differs_from_rates: (d) =>
      `Bases and taxes make ${amount(d.expected, 'en')}, but the total is ${amount(d.declared, 'en')}.`,
    rates_missing: (d) => `The invoice for ${amount(d.total, 'en')} gives no sums by VAT rate.`,
    line_value_differs: (d) =>
      `Line ${d.line}: quantity times price is ${amount(d.expected, 'en')}, but the invoice states ${amount(d.declared, 'en')}.`,
    line_number_repeated: (d) => `Line number ${d.line} is repeated.`,
    buyer_nip_differs: (d) =>
      `The buyer has NIP ${nip(d.found)}, the company ${nip(d.expected)}. This is not its invoice.`,
    buyer_nip_missing: (d) =>
      `The invoice gives no NIP of the buyer; the company has ${nip(d.expected)}.`,
    company_is_seller: () => 'On this invoice the company is the seller, not the buyer.',
    company_is_third_party: (d) => `The buyer is ${d.found}; the company is a third party here.`,
    seller_nip_invalid: (d) => `The seller's NIP ${nip(d.found)} has a wrong check digit.`,
    issued_in_future: (d) => `The issue date ${day(d.issuedOn, 'en')} has not come yet.`,
    due_before_issue: (d) =>
      `The due date ${day(d.dueOn, 'en')} is before the issue date ${day(d.issuedOn, 'en')}.`,
    exchange_rate_missing: (d) => `The invoice in ${d.currency} gives no exchange rate. Enter one.`,
    tax_in_pln_missing: (d) =>
      `The invoice does not give the tax of ${amount(d.tax, 'en')} ${d.currency} in PLN.`,
    ksef_number_malformed: (d) => `The KSeF number ${d.found} is wrong.`,
    ksef_number_of_other_seller: (d) =>
      `The KSeF number ${d.found} does not belong to the seller NIP ${nip(d.seller)}.`,
    split_payment_missing: (d) =>
      `${amount(d.total, 'en')} PLN with goods of annex 15, but the words “split payment” are missing.`,
    split_payment_possible: (d) =>
      `${amount(d.total, 'en')} PLN is above ${amount(d.limit, 'en')} PLN. Check whether the purchase is in annex 15.`,
    account_malformed: (d) => `The account number ${account(d.found)} is wrong.`,
    already_paid: (d) =>
      d.on
        ? `According to the invoice it was paid on ${day(d.on, 'en')}.`
        : 'According to the invoice it is paid.',
    payable_to_factor: (d) => `Payment is due to the factor, to account ${account(d.account)}.`,
    advance_not_sale: () => 'This is an advance: the settling invoice will be the cost.',
    negative_total: (d) =>
      `The total ${amount(d.total, 'en')} is negative, though this is no correction.`,
  },
  refusals: {
    not_xml: (d) =>
      d.line ? `The file is not correct XML (line ${d.line}).` : 'The file is not correct XML.',
    unsafe_xml: () => 'The XML file holds parts that no e-invoice may have (DOCTYPE, entities).',
    too_large: () => 'The XML file is too large: an e-invoice has at most 3 MB.',
    not_fa: () => 'This is not an e-invoice (FA).',
    unsupported_schema: (d) => `This is a document ${d.schema}. We read FA(2) and FA(3) invoices.`,
    missing_element: (d) => `The e-invoice lacks the field ${d.path}.`,
    repeated_element: (d) => `The field ${d.path} stands in the e-invoice more than once.`,
    bad_amount: (d) => `The field ${d.path} is not an amount: “${d.found}”.`,
    bad_date: (d) => `The field ${d.path} is not a date: “${d.found}”.`,
    bad_value: (d) => `The field ${d.path} has a value that is not allowed: “${d.found}”.`,
  },
}

export const eInvoiceWords = { pl, en }
