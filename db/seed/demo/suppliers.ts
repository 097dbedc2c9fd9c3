// Who sends invoices to the demo's companies: some to all of them, some to a trade. The
// account is the one that the bookkeeper would choose.
import type { SupplierTemplate } from './supplier-invoice-pdf.ts'

export type SupplierGood = readonly [
  name: string,
  unit: string,
  /** Net price of one unit in grosze, from and to. */
  price: readonly [number, number],
  quantity: readonly [number, number],
  rate: '23' | '8' | '5' | 'zw',
  account: string,
]

export type DemoSupplier = {
  name: string
  town: string
  accent: string
  template: SupplierTemplate
  /** Sends files of the national e-invoice system; else paper or PDF. */
  isElectronic: boolean
  goods: readonly SupplierGood[]
}

const supplier = (
  name: string,
  town: string,
  accent: string,
  template: SupplierTemplate,
  isElectronic: boolean,
  goods: readonly SupplierGood[],
): DemoSupplier => ({ name, town, accent, template, isElectronic, goods })

// biome-ignore format: one good a line reads as a price list
export const commonSuppliers: readonly DemoSupplier[] = [
  supplier('Iskra Energia Demo S.A.', 'Warszawa', '#1d4ed8', 'utility', true, [
    ['Energia elektryczna', 'kWh', [72, 96], [400, 4_000], '23', '401'],
    ['Usługa dystrybucji energii', 'mies.', [9_000, 42_000], [1, 1], '23', '402'],
  ]),
  supplier('Sygnał Telekom Demo Sp. z o.o.', 'Poznań', '#7c3aed', 'band', true, [
    ['Abonament telefoniczny', 'szt.', [3_500, 6_900], [2, 14], '23', '402'],
    ['Internet światłowodowy', 'mies.', [9_900, 24_900], [1, 1], '23', '402'],
  ]),
  supplier('Stacje Paliw Kierunek Demo Sp. z o.o.', 'Płock', '#b91c1c', 'ledger', true, [
    ['Olej napędowy', 'l', [498, 561], [40, 620], '23', '401'],
    ['AdBlue', 'l', [310, 365], [10, 40], '23', '401'],
  ]),
  supplier('Biuro-Pak Demo Sp. j.', 'Radom', '#0f766e', 'sidebar', false, [
    ['Papier ksero A4', 'ryza', [1_790, 2_290], [5, 30], '23', '401'],
    ['Toner do drukarki', 'szt.', [14_900, 32_900], [1, 4], '23', '401'],
  ]),
  supplier('Leasing Srebrny Demo S.A.', 'Wrocław', '#475569', 'utility', true, [
    ['Rata leasingowa', 'mies.', [120_000, 340_000], [1, 2], '23', '402'],
  ]),
  supplier('Czysta Przestrzeń Demo Sp. z o.o.', 'Lublin', '#0891b2', 'sidebar', false, [
    ['Usługa sprzątania', 'mies.', [80_000, 210_000], [1, 1], '23', '402'],
  ]),
  supplier('Kurier Raz Demo Sp. z o.o.', 'Łódź', '#c2410c', 'band', true, [
    ['Przesyłka krajowa', 'szt.', [1_190, 1_890], [8, 90], '23', '402'],
  ]),
  supplier('Kancelaria Paragraf Demo Sp. p.', 'Kraków', '#1e293b', 'ledger', false, [
    ['Obsługa prawna', 'godz.', [22_000, 35_000], [1, 8], '23', '402'],
  ]),
  supplier('Chmura Plus Demo Sp. z o.o.', 'Gdańsk', '#2563eb', 'band', true, [
    ['Subskrypcja oprogramowania', 'szt.', [4_500, 12_500], [3, 25], '23', '402'],
  ]),
  supplier('Szkoła Kompas Demo', 'Kielce', '#65a30d', 'sidebar', false, [
    ['Szkolenie BHP', 'os.', [9_000, 18_000], [2, 12], 'zw', '402'],
  ]),
]

// biome-ignore format: one good a line reads as a price list
export const tradeSuppliers: Readonly<Record<string, readonly DemoSupplier[]>> = {
  bakery: [
    supplier('Młyn Złoty Kłos Demo Sp. z o.o.', 'Miechów', '#a16207', 'ledger', true, [
      ['Materiał: mąka pszenna typ 550', 'kg', [165, 220], [500, 4_000], '5', '401'],
      ['Materiał: mąka żytnia typ 720', 'kg', [150, 199], [200, 1_500], '5', '401'],
    ]),
    supplier('Mleczarnia Pod Lasem Demo', 'Limanowa', '#0e7490', 'sidebar', false, [
      ['Materiał: masło 82%', 'kg', [2_900, 3_800], [20, 180], '5', '401'],
      ['Materiał: drożdże', 'kg', [790, 990], [10, 60], '5', '401'],
    ]),
  ],
  metal: [
    supplier('Huta Północ Demo S.A.', 'Dąbrowa', '#334155', 'ledger', true, [
      ['Materiał: blacha stalowa S235', 't', [310_000, 420_000], [1, 14], '23', '401'],
      ['Transport materiału', 'kurs', [45_000, 120_000], [1, 3], '23', '402'],
    ]),
    supplier('Gazy Techniczne Demo Sp. z o.o.', 'Tychy', '#0369a1', 'utility', true, [
      ['Materiał: argon techniczny', 'but.', [18_000, 26_000], [4, 20], '23', '401'],
    ]),
  ],
  transport: [
    supplier('Autostrada Serwis Demo Sp. z o.o.', 'Gdynia', '#b45309', 'band', true, [
      ['Naprawa ciągnika siodłowego', 'usł.', [120_000, 780_000], [1, 1], '23', '402'],
      ['Część: klocki hamulcowe', 'kpl.', [38_000, 74_000], [1, 4], '23', '401'],
    ]),
    supplier('Ogumienie Bałtyk Demo', 'Rumia', '#1f2937', 'sidebar', false, [
      ['Materiał: opona 315/80', 'szt.', [135_000, 190_000], [2, 8], '23', '401'],
    ]),
  ],
  clinic: [
    supplier('Medyk Hurt Demo Sp. z o.o.', 'Lublin', '#0f766e', 'band', true, [
      ['Materiał: rękawice nitrylowe', 'op.', [1_900, 2_900], [20, 200], '8', '401'],
      ['Materiał: strzykawki jednorazowe', 'op.', [990, 1_890], [20, 120], '8', '401'],
    ]),
    supplier('Laboratorium Próba Demo Sp. z o.o.', 'Chełm', '#4338ca', 'utility', false, [
      ['Usługa badań laboratoryjnych', 'szt.', [2_500, 9_500], [10, 120], 'zw', '402'],
    ]),
  ],
  software: [
    supplier('Serwerownia Mgła Demo Sp. z o.o.', 'Wrocław', '#0284c7', 'band', true, [
      ['Hosting serwera', 'mies.', [45_000, 190_000], [1, 6], '23', '402'],
    ]),
    supplier('Sprzęt Pro Demo Sp. z o.o.', 'Opole', '#111827', 'ledger', true, [
      ['Wyposażenie: monitor 27 cali', 'szt.', [89_000, 139_000], [1, 6], '23', '401'],
    ]),
  ],
  construction: [
    supplier('Cegielnia Stara Demo Sp. z o.o.', 'Śrem', '#b45309', 'ledger', true, [
      ['Materiał: pustak ceramiczny', 'szt.', [690, 1_150], [500, 6_000], '23', '401'],
      ['Materiał: zaprawa murarska', 'worek', [1_590, 2_190], [40, 300], '23', '401'],
    ]),
    supplier('Dźwigi Wysoko Demo Sp. z o.o.', 'Gniezno', '#dc2626', 'utility', true, [
      ['Wynajem żurawia', 'dzień', [180_000, 260_000], [1, 9], '23', '402'],
    ]),
  ],
  hotel: [
    supplier('Pralnia Biała Demo Sp. z o.o.', 'Mrągowo', '#0891b2', 'sidebar', false, [
      ['Usługa prania pościeli', 'kg', [590, 850], [120, 900], '23', '402'],
    ]),
    supplier('Delikatesy Hurt Demo Sp. z o.o.', 'Giżycko', '#65a30d', 'ledger', true, [
      ['Materiał: warzywa i owoce', 'kg', [390, 990], [80, 600], '5', '401'],
      ['Materiał: wody i napoje', 'zgrz.', [1_490, 2_490], [20, 120], '23', '401'],
    ]),
  ],
  fashion: [
    supplier('Tkaniny Wisła Demo Sp. z o.o.', 'Pabianice', '#be185d', 'band', true, [
      ['Materiał: dzianina bawełniana', 'mb', [2_190, 4_900], [100, 1_800], '23', '401'],
    ]),
    supplier('Studio Kadr Demo', 'Łódź', '#581c87', 'sidebar', false, [
      ['Usługa reklamowa: sesja zdjęciowa', 'usł.', [250_000, 690_000], [1, 1], '23', '402'],
    ]),
  ],
  farming: [
    supplier('Nawozy Ziemia Demo Sp. z o.o.', 'Olsztyn', '#4d7c0f', 'ledger', true, [
      ['Materiał: nawóz azotowy', 't', [155_000, 210_000], [2, 24], '8', '401'],
    ]),
    supplier('Części Rolne Demo', 'Augustów', '#92400e', 'sidebar', false, [
      ['Część: filtr oleju', 'szt.', [4_900, 11_900], [2, 12], '23', '401'],
      ['Naprawa ciągnika', 'usł.', [80_000, 310_000], [1, 1], '23', '402'],
    ]),
  ],
  energy: [
    supplier('Panele Hurt Demo Sp. z o.o.', 'Rzeszów', '#ca8a04', 'band', true, [
      ['Materiał: moduł fotowoltaiczny 450 W', 'szt.', [29_000, 41_000], [20, 240], '23', '401'],
      ['Materiał: falownik', 'szt.', [280_000, 520_000], [1, 6], '23', '401'],
    ]),
    supplier('Ekipa Dach Demo', 'Jasło', '#9f1239', 'sidebar', false, [
      ['Usługa montażu', 'kpl.', [350_000, 910_000], [1, 3], '23', '402'],
    ]),
  ],
  printing: [
    supplier('Papiernia Fordon Demo S.A.', 'Bydgoszcz', '#0f766e', 'ledger', true, [
      ['Materiał: papier offsetowy', 'arkusz', [22, 48], [5_000, 60_000], '23', '401'],
      ['Materiał: farba CMYK', 'kg', [3_900, 6_900], [10, 60], '23', '401'],
    ]),
  ],
  pharmacy: [
    supplier('Hurt Farm Demo S.A.', 'Szczecin', '#b91c1c', 'utility', true, [
      ['Materiał: opakowania apteczne', 'op.', [1_900, 9_900], [40, 400], '8', '401'],
      ['Materiał: środki czystości', 'szt.', [890, 2_900], [20, 120], '23', '401'],
    ]),
    supplier('Kasa Serwis Demo', 'Stargard', '#334155', 'sidebar', false, [
      ['Przegląd kasy fiskalnej', 'szt.', [9_900, 19_900], [1, 3], '23', '402'],
    ]),
  ],
}
