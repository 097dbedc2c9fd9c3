// What the demo's customers complain about. The last ones of each list are the recent ones.
import type { Demand, Regime } from '#tenants/complaints/kinds.ts'

export type DemoComplaint = {
  regime: Regime
  customerName: string
  email: string
  product: string
  orderNumber: string
  description: string
  demand: Demand
  /** As somebody types it. */
  demandMinor: string
}

const of =
  (regime: Regime) =>
  (
    customerName: string,
    product: string,
    orderNumber: string,
    description: string,
    demand: Demand,
    demandMinor: string,
  ): DemoComplaint => ({
    regime,
    customerName,
    email: `${orderNumber.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@example.com`,
    product,
    orderNumber,
    description,
    demand,
    demandMinor,
  })

const person = of('consumer')
const firm = of('b2b')

export const demoComplaints: Readonly<Record<string, readonly DemoComplaint[]>> = {
  'moda-wisla': [
    person(
      'Alina Wrona',
      'Botki skórzane 39',
      'MW/55120',
      'Podeszwa odkleiła się po trzech tygodniach noszenia.',
      'refund',
      '389',
    ),
    person(
      'Karol Bober',
      'Kurtka zimowa L',
      'MW/55340',
      'Zamek rozpina się sam, nie da się chodzić.',
      'repair',
      '520',
    ),
    person(
      'Julia Sarna',
      'Sukienka lniana M',
      'MW/55911',
      'Przyszedł inny rozmiar, niż był zamówiony.',
      'replacement',
      '259',
    ),
    person(
      'Paweł Kos',
      'Sweter z wełny',
      'MW/56004',
      'Po praniu zgodnie z metką zbiegł się o dwa rozmiary.',
      'refund',
      '299',
    ),
    person(
      'Ewa Ryś',
      'Torebka miejska',
      'MW/56377',
      'Urwał się pasek przy nicie.',
      'price_cut',
      '80',
    ),
    person(
      'Marek Lis',
      'Spodnie garniturowe',
      'MW/57001',
      'Szew puścił przy drugim założeniu.',
      'refund',
      '219',
    ),
    person(
      'Zofia Wilk',
      'Płaszcz przeciwdeszczowy',
      'MW/57218',
      'Przemaka na ramionach, choć miał być wodoodporny.',
      'refund',
      '459',
    ),
    person(
      'Ola Kruk',
      'Rękawiczki skórzane',
      'MW/57330',
      'Farba puszcza na dłonie i na płaszcz.',
      'damages',
      '740',
    ),
    person(
      'Jan Dudek',
      'Buty trekkingowe 43',
      'MW/58001',
      'Paczka przyszła uszkodzona, but ma pękniętą podeszwę.',
      'replacement',
      '610',
    ),
    person(
      'Iga Szpak',
      'Czapka z kaszmiru',
      'MW/58190',
      'W składzie na metce jest akryl, a miał być kaszmir.',
      'refund',
      '189',
    ),
  ],
  'piekarnia-rogalik': [
    person(
      'Hanna Kawka',
      'Tort urodzinowy',
      'R/2201',
      'Na torcie było inne imię, niż podałam w zamówieniu.',
      'price_cut',
      '60',
    ),
    firm(
      'Kawiarnia Pod Dębem',
      'Dostawa rogali 200 szt.',
      'R/2260',
      'Dostawa przyjechała o trzy godziny za późno, sprzedaż przepadła.',
      'damages',
      '900',
    ),
    person(
      'Tomasz Żuk',
      'Chleb żytni',
      'R/2307',
      'W bochenku był kawałek folii.',
      'refund',
      '14,50',
    ),
    firm(
      'Hotel Polana',
      'Pieczywo na bankiet',
      'R/2340',
      'Brakowało 40 bułek z zamówienia, kupiliśmy je gdzie indziej.',
      'price_cut',
      '180',
    ),
    person(
      'Beata Osa',
      'Zestaw ciast',
      'R/2388',
      'Sernik był nieświeży, reszta w porządku.',
      'refund',
      '78',
    ),
    person(
      'Ula Mech',
      'Tort na komunię',
      'R/2401',
      'Krem orzechowy mimo zgłoszonej alergii.',
      'refund',
      '320',
    ),
    firm(
      'Biuro Kropka',
      'Catering śniadaniowy',
      'R/2415',
      'Trzy razy w tygodniu dostawa po umówionej godzinie.',
      'price_cut',
      '450',
    ),
  ],
  'energia-z-dachu': [
    person(
      'Adam Grzyb',
      'Instalacja 6 kWp',
      'E/118',
      'Falownik wyłącza się w pełnym słońcu.',
      'repair',
      '4 200',
    ),
    firm(
      'Stolarnia Bór',
      'Przegląd roczny',
      'E/131',
      'Protokół przeglądu bez pomiarów, choć były opłacone.',
      'price_cut',
      '650',
    ),
    person(
      'Lena Pająk',
      'Magazyn energii',
      'E/140',
      'Pojemność mniejsza od podanej w umowie.',
      'price_cut',
      '3 100',
    ),
    person(
      'Rafał Bąk',
      'Optymalizatory',
      'E/152',
      'Dwa z ośmiu nie działają od montażu.',
      'replacement',
      '980',
    ),
    firm(
      'Myjnia Fala',
      'Montaż carportu',
      'E/160',
      'Montaż opóźniony o sześć tygodni.',
      'damages',
      '7 500',
    ),
    person(
      'Nina Sum',
      'Instalacja 4 kWp',
      'E/171',
      'Przeciek przy uchwycie na dachu.',
      'repair',
      '1 800',
    ),
  ],
}

/** Groups and what is in them, in this order. */
export const demoCauses = [
  { isChild: false, namePl: 'Produkt', nameEn: 'Product' },
  { isChild: true, namePl: 'Wada materiału', nameEn: 'Fault of material' },
  { isChild: true, namePl: 'Wykonanie', nameEn: 'Workmanship' },
  { isChild: false, namePl: 'Dostawa', nameEn: 'Delivery' },
  { isChild: true, namePl: 'Pomyłka w kompletacji', nameEn: 'Wrong item picked' },
  { isChild: true, namePl: 'Opóźnienie', nameEn: 'Late delivery' },
  { isChild: true, namePl: 'Uszkodzenie w transporcie', nameEn: 'Damaged in transport' },
] as const
