// Work that comes back by the calendar.
const weekdaysPl = [
  'w poniedziałek',
  'we wtorek',
  'w środę',
  'w czwartek',
  'w piątek',
  'w sobotę',
  'w niedzielę',
]
const weekdaysEn = [
  'on Monday',
  'on Tuesday',
  'on Wednesday',
  'on Thursday',
  'on Friday',
  'on Saturday',
  'on Sunday',
]

const pl = {
  title: 'Harmonogramy',
  intro: 'W wyznaczonym dniu sprawa otwiera się sama i trafia do kolejki.',
  none: 'Nic się jeszcze nie powtarza',
  noneText: 'Zaplanuj to, co wraca co tydzień, co miesiąc albo co rok.',
  add: 'Nowy harmonogram',
  next: (date: string) => `Następna sprawa: ${date}`,
  paused: 'Wstrzymany',
  ended: (date: string) => `Zakończony ${date}`,
  running: 'Działa',
  pause: 'Wstrzymaj',
  resume: 'Wznów',
  end: 'Zakończ',
  endSure: 'Zakończyć na dobre?',
  of: (title: string) => `Harmonogram: ${title}`,
  weekly: (weekday: number) => `Co tydzień ${weekdaysPl[weekday - 1]}`,
  monthly: (months: number, day: number) => {
    const when = day === 31 ? 'ostatniego dnia miesiąca' : `${day}. dnia miesiąca`
    if (months === 1) return `Co miesiąc, ${when}`
    if (months === 12) return `Co rok, ${when}`
    return `Co ${months} mies., ${when}`
  },
  done: {
    pause: 'Harmonogram wstrzymany',
    resume: (date: string) => `Harmonogram wznowiony. Następna sprawa: ${date}`,
    end: 'Harmonogram zakończony',
    created: (date: string) => `Zaplanowano. Pierwsza sprawa: ${date}`,
  },
  choose: 'Co ma się powtarzać',
  otherType: 'Inny rodzaj',
  noTypes: 'Obowiązująca umowa nie obejmuje niczego, co można zaplanować',
  form: {
    title: 'Tytuł sprawy',
    fillIn:
      'W tytule i odpowiedziach można wpisać {date}, {period} (miesiąc) i {previous} (poprzedni miesiąc).',
    rule: 'Kiedy',
    kind: 'Jak często',
    kinds: {
      weekly: 'Co tydzień',
      monthly: 'Co miesiąc',
      quarterly: 'Co kwartał',
      yearly: 'Co rok',
    },
    dayOfMonth: 'Dzień miesiąca',
    dayHint: 'Nie dotyczy powtarzania co tydzień.',
    firstHint: 'Co tydzień: sprawa wraca w ten sam dzień tygodnia.',
    lastDay: 'ostatni',
    notBefore: 'Nie wcześniej niż',
    submit: 'Zaplanuj',
  },
}

const en: typeof pl = {
  title: 'Schedules',
  intro: 'On its day an item opens by itself and comes to the queue.',
  none: 'Nothing comes back yet',
  noneText: 'Plan what returns each week, month or year.',
  add: 'New schedule',
  next: (date) => `Next item: ${date}`,
  paused: 'Paused',
  ended: (date) => `Ended on ${date}`,
  running: 'Runs',
  pause: 'Pause',
  resume: 'Resume',
  end: 'End',
  endSure: 'End for good?',
  of: (title) => `Schedule: ${title}`,
  weekly: (weekday) => `Every week ${weekdaysEn[weekday - 1]}`,
  monthly: (months, day) => {
    const when = day === 31 ? 'on the last day of the month' : `on day ${day} of the month`
    if (months === 1) return `Every month, ${when}`
    if (months === 12) return `Every year, ${when}`
    return `Every ${months} months, ${when}`
  },
  done: {
    pause: 'Schedule paused',
    resume: (date) => `Schedule resumed. Next item: ${date}`,
    end: 'Schedule ended',
    created: (date) => `Planned. First item: ${date}`,
  },
  choose: 'What shall come back',
  otherType: 'Another type',
  noTypes: 'The contract in force has nothing that can be planned',
  form: {
    title: 'Title of the item',
    fillIn:
      'Title and answers may name {date}, {period} (the month) and {previous} (the month before).',
    rule: 'When',
    kind: 'How often',
    kinds: {
      weekly: 'Every week',
      monthly: 'Every month',
      quarterly: 'Every quarter',
      yearly: 'Every year',
    },
    dayOfMonth: 'Day of the month',
    dayHint: 'Not for a weekly schedule.',
    firstHint: 'Every week: the item comes back on the same weekday.',
    lastDay: 'last',
    notBefore: 'Not before',
    submit: 'Plan it',
  },
}

export const schedulesWords = { pl, en }
