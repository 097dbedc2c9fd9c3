// From a work item to what it stands for in the payroll.
const pl = {
  certificate: {
    title: 'Ta sprawa to zaświadczenie',
    text: 'Tu widać, co zaświadczenie mówi, i tu się je wydaje albo odmawia.',
    issued: 'Zaświadczenie jest wydane.',
    open: 'Otwórz zaświadczenie',
  },
  run: {
    title: 'Ta sprawa to lista płac',
    text: 'Kończy się razem z zamknięciem listy.',
    open: 'Otwórz listę płac',
  },
}

const en: typeof pl = {
  certificate: {
    title: 'This item is a certificate',
    text: 'There it shows what it says, and is issued or refused.',
    issued: 'The certificate is issued.',
    open: 'Open the certificate',
  },
  run: {
    title: 'This item is a payroll run',
    text: 'It is done when the run is closed.',
    open: 'Open the run',
  },
}

export const paySourceWords = { pl, en }
