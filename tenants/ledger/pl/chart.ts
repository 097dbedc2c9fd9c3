// The chart of accounts that a Polish company begins with: groups 0 to 8 by custom,
// the numbering is the company's own choice and may be extended (tenants/ledger/commands).

export const accountKinds = [
  'asset',
  'contra-asset',
  'liability',
  'settlement',
  'equity',
  'revenue',
  'expense',
  'clearing',
  'result',
  'off-balance',
] as const
export type AccountKind = (typeof accountKinds)[number]
export type Side = 'D' | 'C'

export type ChartAccount = {
  number: string
  namePl: string
  nameEn: string
  kind: AccountKind
  /** The side on which the account normally has its balance: debit or credit. */
  normalSide: Side
}

type Row = readonly [number: string, kind: AccountKind, side: Side, namePl: string, nameEn: string]

const rows: readonly Row[] = [
  ['010', 'asset', 'D', 'Środki trwałe', 'Property, plant and equipment (cost)'],
  ['020', 'asset', 'D', 'Wartości niematerialne i prawne', 'Intangible assets (cost)'],
  ['030', 'asset', 'D', 'Długoterminowe aktywa finansowe', 'Long-term financial assets'],
  [
    '070',
    'contra-asset',
    'C',
    'Odpisy umorzeniowe środków trwałych',
    'Accumulated depreciation of PPE',
  ],
  [
    '075',
    'contra-asset',
    'C',
    'Odpisy umorzeniowe wartości niematerialnych i prawnych',
    'Accumulated amortisation of intangibles',
  ],
  ['080', 'asset', 'D', 'Środki trwałe w budowie', 'Assets under construction'],
  [
    '090',
    'off-balance',
    'D',
    'Pozabilansowa ewidencja - środki trwałe w leasingu',
    'Off-balance: leased assets',
  ],
  ['100', 'asset', 'D', 'Kasa', 'Cash on hand'],
  ['130', 'asset', 'D', 'Rachunek bieżący', 'Bank current account'],
  ['131', 'asset', 'D', 'Rachunek VAT (split payment)', 'VAT bank account (split payment)'],
  ['132', 'asset', 'D', 'Rachunek walutowy', 'Foreign-currency bank account'],
  ['134', 'liability', 'C', 'Kredyty bankowe', 'Bank loans'],
  ['135', 'asset', 'D', 'Rachunek ZFŚS', 'Social fund bank account'],
  ['140', 'asset', 'D', 'Krótkoterminowe aktywa finansowe', 'Short-term financial assets'],
  ['149', 'asset', 'D', 'Środki pieniężne w drodze', 'Cash in transit'],
  ['200', 'settlement', 'D', 'Rozrachunki z odbiorcami krajowymi', 'Domestic trade receivables'],
  ['201', 'settlement', 'D', 'Rozrachunki z odbiorcami zagranicznymi', 'Foreign trade receivables'],
  ['210', 'settlement', 'C', 'Rozrachunki z dostawcami krajowymi', 'Domestic trade payables'],
  ['211', 'settlement', 'C', 'Rozrachunki z dostawcami zagranicznymi', 'Foreign trade payables'],
  [
    '220',
    'settlement',
    'C',
    'Rozrachunki z urzędem skarbowym z tytułu VAT',
    'VAT settlement with tax office',
  ],
  ['221', 'settlement', 'D', 'VAT naliczony', 'Input VAT'],
  ['222', 'settlement', 'C', 'VAT należny', 'Output VAT'],
  [
    '223',
    'settlement',
    'D',
    'VAT naliczony do rozliczenia w następnych okresach',
    'Input VAT deferred to later periods',
  ],
  ['225', 'settlement', 'C', 'Rozrachunki z tytułu PIT-4R', 'Personal income tax withheld'],
  ['226', 'settlement', 'C', 'Rozrachunki z tytułu CIT', 'Corporate income tax payable'],
  ['229', 'settlement', 'C', 'Rozrachunki z ZUS', 'Social insurance (ZUS) settlement'],
  ['230', 'settlement', 'C', 'Rozrachunki z tytułu wynagrodzeń', 'Payroll payable'],
  ['231', 'settlement', 'C', 'Rozrachunki z PPK', 'PPK (employee capital plans) payable'],
  ['234', 'settlement', 'D', 'Inne rozrachunki z pracownikami', 'Other settlements with employees'],
  ['240', 'settlement', 'D', 'Pozostałe rozrachunki', 'Other settlements'],
  [
    '245',
    'settlement',
    'C',
    'Rozliczenie wyciągów - wpłaty do wyjaśnienia',
    'Unidentified bank receipts (suspense)',
  ],
  [
    '246',
    'settlement',
    'D',
    'Rozrachunki dochodzone na drodze sądowej',
    'Receivables claimed in court',
  ],
  ['290', 'contra-asset', 'C', 'Odpisy aktualizujące należności', 'Allowance for receivables'],
  ['300', 'asset', 'D', 'Rozliczenie zakupu', 'Purchase clearing'],
  ['310', 'asset', 'D', 'Materiały', 'Materials'],
  ['330', 'asset', 'D', 'Towary', 'Goods for resale'],
  ['340', 'asset', 'D', 'Odchylenia od cen ewidencyjnych', 'Price variances'],
  ['400', 'expense', 'D', 'Amortyzacja', 'Depreciation and amortisation'],
  ['401', 'expense', 'D', 'Zużycie materiałów i energii', 'Materials and energy used'],
  ['402', 'expense', 'D', 'Usługi obce', 'External services'],
  ['403', 'expense', 'D', 'Podatki i opłaty', 'Taxes and charges'],
  ['404', 'expense', 'D', 'Wynagrodzenia', 'Wages and salaries'],
  [
    '405',
    'expense',
    'D',
    'Ubezpieczenia społeczne i inne świadczenia',
    'Social insurance and other benefits',
  ],
  ['409', 'expense', 'D', 'Pozostałe koszty rodzajowe', 'Other costs by type'],
  ['490', 'clearing', 'C', 'Rozliczenie kosztów', 'Cost transfer (type to function)'],
  ['500', 'clearing', 'D', 'Koszty działalności podstawowej', 'Core operating costs'],
  ['520', 'clearing', 'D', 'Koszty sprzedaży', 'Selling costs'],
  ['530', 'clearing', 'D', 'Koszty działalności pomocniczej', 'Auxiliary activity costs'],
  ['550', 'clearing', 'D', 'Koszty zarządu', 'Administrative costs'],
  ['600', 'asset', 'D', 'Produkty gotowe', 'Finished products'],
  ['640', 'asset', 'D', 'Rozliczenia międzyokresowe kosztów czynne', 'Prepaid expenses'],
  ['641', 'liability', 'C', 'Rozliczenia międzyokresowe kosztów bierne', 'Accrued expenses'],
  [
    '650',
    'asset',
    'D',
    'Pozostałe rozliczenia międzyokresowe (aktywa z tytułu odroczonego podatku)',
    'Deferred tax asset',
  ],
  ['700', 'revenue', 'C', 'Sprzedaż produktów i usług', 'Sales of products and services'],
  ['710', 'expense', 'D', 'Koszt własny sprzedanych produktów', 'Cost of products sold'],
  ['730', 'revenue', 'C', 'Sprzedaż towarów', 'Sales of goods'],
  ['731', 'expense', 'D', 'Wartość sprzedanych towarów w cenie zakupu', 'Cost of goods sold'],
  ['740', 'revenue', 'C', 'Sprzedaż materiałów', 'Sales of materials'],
  ['741', 'expense', 'D', 'Wartość sprzedanych materiałów', 'Cost of materials sold'],
  ['750', 'revenue', 'C', 'Przychody finansowe', 'Financial income'],
  ['751', 'expense', 'D', 'Koszty finansowe', 'Financial costs'],
  ['760', 'revenue', 'C', 'Pozostałe przychody operacyjne', 'Other operating income'],
  ['761', 'expense', 'D', 'Pozostałe koszty operacyjne', 'Other operating costs'],
  ['800', 'equity', 'C', 'Kapitał (fundusz) podstawowy', 'Share capital'],
  ['801', 'equity', 'C', 'Kapitał zapasowy', 'Supplementary capital'],
  ['803', 'equity', 'C', 'Kapitał rezerwowy', 'Reserve capital'],
  ['820', 'equity', 'C', 'Rozliczenie wyniku finansowego', 'Retained result / profit distribution'],
  ['830', 'liability', 'C', 'Rezerwy', 'Provisions'],
  ['840', 'liability', 'C', 'Rozliczenia międzyokresowe przychodów', 'Deferred income'],
  ['850', 'liability', 'C', 'ZFŚS', 'Company social benefits fund'],
  ['860', 'result', 'C', 'Wynik finansowy', 'Profit or loss for the year'],
  ['870', 'expense', 'D', 'Podatek dochodowy', 'Income tax'],
]

export const chartOfAccounts: readonly ChartAccount[] = rows.map(
  ([number, kind, normalSide, namePl, nameEn]) => ({ number, kind, normalSide, namePl, nameEn }),
)
