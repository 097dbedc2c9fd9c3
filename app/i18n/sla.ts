// Words of the office about clocks: their proof, days off, the teams' own targets.
import { counted } from './plural.ts'

const pl = {
  proof: {
    title: 'Dowód czasu pracy',
    never:
      'Jeszcze nie sprawdzano. Pierwsze sprawdzenie rusza kilka minut po starcie, potem raz na dobę.',
    holds: (items: string, when: string) =>
      `${when}: policzono na nowo ${items} spraw. Każda minuta jest po jednej stronie, wszystko się zgadza.`,
    broken: (items: string, when: string) => `${when}: policzono na nowo ${items} spraw.`,
    took: (seconds: number) => `zajęło ${seconds} s`,
    problem: (n: number) =>
      counted('pl', n, {
        one: 'miejsce, w którym minuty się nie zgadzają',
        few: 'miejsca, w których minuty się nie zgadzają',
        many: 'miejsc, w których minuty się nie zgadzają',
        other: 'miejsca, w którym minuty się nie zgadzają',
      }),
    company: 'Firma',
    item: 'Sprawa',
    what: 'Co się nie zgadza',
    code: {
      partition: 'Odcinki mają lukę, nakładają się albo nie sumują się',
      recount: 'Podział minut inny niż z historii sprawy',
      clock: 'Zegar inny niż z historii sprawy',
    },
  },
  daysOff: {
    title: 'Dni wolne',
    intro:
      'Poza umową: zegary spraw w te dni stoją. Liczy się tylko dzień wpisany, zanim się zaczął.',
    none: 'Nie ma dni wolnych poza umową',
    noneText: 'Święta ustawowe i stałe dni wolne zapisane są w umowie.',
    day: 'Dzień',
    name: 'Nazwa',
    nameHint: 'Np. przerwa świąteczna, inwentaryzacja.',
    by: 'Wpisał(a)',
    clocks: 'Zegary',
    counted: 'policzone',
    counting: 'liczą się',
    actions: 'Co można zrobić',
    remove: 'Wycofaj',
    removeOf: (date: string) => `Wycofaj ${date}`,
    removed: 'Dzień wycofany. Zegary liczą się na nowo.',
    addTitle: 'Dodaj dzień',
    add: 'Dodaj',
    added: (n: number) => `Dodano dni: ${n}. Zegary liczą się na nowo.`,
    fileTitle: 'Z pliku kalendarza',
    file: 'Plik .ics',
    fileHint: 'Całe dni od jutra, na trzy lata naprzód. Najpierw je zobaczysz.',
    fileFaults: {
      not_a_calendar: 'To nie jest plik kalendarza (.ics).',
      too_many: 'W tym pliku jest za dużo dni: ponad 2000.',
      no_days_in_file: 'W pliku nie ma całych dni, które byłyby nowe.',
      file_too_large: 'Plik jest za duży: najwyżej 2 MB.',
    },
    look: 'Pokaż, co jest w pliku',
    nameless: 'Dzień wolny',
    previewTitle: (n: number) => `Nowe dni w pliku: ${n}`,
    previewText: 'Odznacz te, których nie chcesz.',
    skipped: (n: number) => `Pominięto wpisy, które nie są całymi dniami: ${n}.`,
    take: 'Dodaj zaznaczone',
  },
}

const en: typeof pl = {
  proof: {
    title: 'Proof of counted time',
    never: 'Not checked yet. The first check starts some minutes after the start, then once a day.',
    holds: (items, when) =>
      `${when}: ${items} items counted again. Every minute is on one side, all of it adds up.`,
    broken: (items, when) => `${when}: ${items} items counted again.`,
    took: (seconds) => `took ${seconds} s`,
    problem: (n) =>
      counted('en', n, {
        one: 'place where minutes do not add up',
        other: 'places where minutes do not add up',
      }),
    company: 'Company',
    item: 'Item',
    what: 'What does not add up',
    code: {
      partition: 'The pieces have a gap, overlap, or do not sum up',
      recount: 'Another division of minutes than the item’s history gives',
      clock: 'Another clock than the item’s history gives',
    },
  },
  daysOff: {
    title: 'Days off',
    intro:
      'Beside the contract: clocks stand still on these days. Only a day said before it began counts.',
    none: 'No days off beside the contract',
    noneText: 'Public holidays and standing days off are written in the contract.',
    day: 'Day',
    name: 'Name',
    nameHint: 'For example Christmas break, stocktaking.',
    by: 'Entered by',
    clocks: 'Clocks',
    counted: 'counted',
    counting: 'being counted',
    actions: 'What can be done',
    remove: 'Take back',
    removeOf: (date) => `Take back ${date}`,
    removed: 'The day was taken back. Clocks are counted anew.',
    addTitle: 'Add a day',
    add: 'Add',
    added: (n) => `Days added: ${n}. Clocks are counted anew.`,
    fileTitle: 'From a calendar file',
    file: '.ics file',
    fileHint: 'Whole days from tomorrow on, three years ahead. You see them first.',
    fileFaults: {
      not_a_calendar: 'This is not a calendar file (.ics).',
      too_many: 'There are too many days in this file: more than 2000.',
      no_days_in_file: 'There are no whole days in the file that would be new.',
      file_too_large: 'The file is too large: 2 MB at most.',
    },
    look: 'Show what is in the file',
    nameless: 'Day off',
    previewTitle: (n) => `New days in the file: ${n}`,
    previewText: 'Untick those that you do not want.',
    skipped: (n) => `Left out, because they are no whole days: ${n}.`,
    take: 'Add the ticked ones',
  },
}

export const slaWords = { pl, en }
