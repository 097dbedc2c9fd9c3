// Words on Polish invoices that point to a cost account. Stems without Polish letters,
// matched from the beginning of a word; the longest match wins. A help for the first
// invoice of a supplier only: afterwards what the bookkeeper chose is remembered.

import type { LocalDate } from '#tenants/shared/dates.ts'

export type KeywordTable = {
  validFrom: LocalDate
  accounts: readonly { accountNumber: string; stems: readonly string[] }[]
}

export const KEYWORD_TABLES: readonly KeywordTable[] = [
  {
    validFrom: '2024-01-01',
    accounts: [
      {
        // Materials and energy used.
        accountNumber: '401',
        stems: [
          ...['energi', 'energia elektr', 'energia ciepln', 'prad', 'paliwo gazow', 'gaz ziemn'],
          ...[
            'paliw',
            'benzyn',
            'pb95',
            'on diesel',
            'olej naped',
            'adblue',
            'lpg',
            'wod',
            'cieplo',
          ],
          ...[
            'artykul',
            'papier',
            'toner',
            'tusz',
            'material',
            'srodki czyst',
            'czesc',
            'narzedzi',
          ],
          ...['wyposaz', 'opakowan', 'electricity', 'fuel', 'office supplies', 'stationery'],
        ],
      },
      {
        // External services.
        accountNumber: '402',
        stems: [
          ...[
            'uslug',
            'czynsz',
            'najem',
            'najm',
            'wynaj',
            'dzierzaw',
            'leasing',
            'telekom',
            'telefon',
          ],
          ...[
            'abonament',
            'internet',
            'hosting',
            'domen',
            'oprogramow',
            'licencj',
            'subskryp',
            'saas',
          ],
          ...[
            'serwis',
            'napraw',
            'remont',
            'konserwac',
            'przeglad',
            'montaz',
            'transport',
            'spedyc',
          ],
          ...[
            'fracht',
            'kurier',
            'przesyl',
            'poczt',
            'doradz',
            'konsult',
            'prawn',
            'notar',
            'ksieg',
          ],
          ...[
            'tlumacz',
            'sprzatan',
            'ochron',
            'monitoring',
            'reklam',
            'marketing',
            'kampani',
            'druk',
          ],
          ...[
            'parking',
            'prowizj',
            'szkolen',
            'wywoz',
            'odpad',
            'sciek',
            'odprowadzanie scie',
            'myjni',
          ],
          ...[
            'dystrybuc',
            'projekt',
            'audyt',
            'obsluga',
            'rent',
            'service',
            'consult',
            'licen',
            'cloud',
          ],
          ...['subscription', 'opakowania zwrot'],
        ],
      },
      {
        // Taxes and charges.
        accountNumber: '403',
        stems: [
          ...['oplata skarb', 'oplata sad', 'oplata srodow', 'oplata miejsc', 'oplata komunal'],
          ...['podatek od', 'akcyz', 'wieczyst', 'oplata administr', 'znaki skarb'],
        ],
      },
      {
        // Other costs by type: insurance, travel, representation.
        accountNumber: '409',
        stems: [
          ...[
            'ubezpiecz',
            'polis',
            'skladka oc',
            'skladka ac',
            'nocleg',
            'hotel',
            'bilet',
            'podroz',
          ],
          ...['delegac', 'reprezentac', 'catering', 'gastronom', 'uslugi hotel', 'usluga hotel'],
          ...['uslugi gastronom', 'usluga gastronom', 'insurance', 'travel', 'accommodation'],
        ],
      },
      {
        // Goods bought to be sold again.
        accountNumber: '330',
        stems: ['towar handl', 'towary handl', 'do dalszej odsprzedaz', 'goods for resale'],
      },
    ],
  },
]
