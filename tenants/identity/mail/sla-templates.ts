// Mails about a promise that is being used up: to the staff, and to the client at its end.
import type { MailContent, MailPayload } from './templates.ts'

type Template = Record<'pl' | 'en', (payload: MailPayload) => MailContent>

const value = (payload: MailPayload, name: string) => payload[name] ?? ''
const isFirst = (p: MailPayload) => value(p, 'clock') === 'first_response'
const isOver = (p: MailPayload) => value(p, 'percent') === '100'

function duePl(p: MailPayload): string {
  const [date = '', time = ''] = value(p, 'due').split(' ')
  return `${date.split('-').reverse().join('.')}, ${time}`
}

const clockPl = (p: MailPayload) => (isFirst(p) ? 'pierwszą odpowiedź' : 'rozwiązanie')
const clockEn = (p: MailPayload) => (isFirst(p) ? 'the first response' : 'the resolution')

const slaEscalated: Template = {
  pl: (p) => ({
    subject: `${isOver(p) ? 'Czas minął' : `Minęło ${value(p, 'percent')} % czasu`}: nr ${value(p, 'itemNumber')}, ${value(p, 'company')}`,
    paragraphs: [
      `${value(p, 'itemTitle')} (${value(p, 'company')}, nr ${value(p, 'itemNumber')}).`,
      isOver(p)
        ? `Czas na ${clockPl(p)} jest wykorzystany. Termin: ${duePl(p)}.`
        : `Wykorzystano ${value(p, 'percent')} % czasu na ${clockPl(p)}.`,
    ],
    action: { label: 'Otwórz sprawę', link: value(p, 'link') },
  }),
  en: (p) => ({
    subject: `${isOver(p) ? 'Time is up' : `${value(p, 'percent')}% of the time is used`}: no. ${value(p, 'itemNumber')}, ${value(p, 'company')}`,
    paragraphs: [
      `${value(p, 'itemTitle')} (${value(p, 'company')}, no. ${value(p, 'itemNumber')}).`,
      isOver(p)
        ? `The time for ${clockEn(p)} is used up. It was due ${value(p, 'due')}.`
        : `${value(p, 'percent')}% of the time for ${clockEn(p)} is used.`,
    ],
    action: { label: 'Open the item', link: value(p, 'link') },
  }),
}

const slaMissed: Template = {
  pl: (p) => ({
    subject: `Sprawa nr ${value(p, 'itemNumber')} nie zmieści się w terminie`,
    paragraphs: [
      `${value(p, 'itemTitle')} (nr ${value(p, 'itemNumber')}).`,
      `Termin na ${clockPl(p)} to ${duePl(p)}. Zespół biura i jego kierownik już o tym wiedzą.`,
    ],
    action: { label: 'Zobacz, skąd te minuty', link: value(p, 'link') },
    notice: 'Wiadomość wynika z umowy: informujemy, gdy obiecany czas jest wykorzystany.',
  }),
  en: (p) => ({
    subject: `Item no. ${value(p, 'itemNumber')} will miss its deadline`,
    paragraphs: [
      `${value(p, 'itemTitle')} (no. ${value(p, 'itemNumber')}).`,
      `${isFirst(p) ? 'The first response' : 'The resolution'} is due ${value(p, 'due')}. The team and its lead have been told.`,
    ],
    action: { label: 'See where the minutes went', link: value(p, 'link') },
    notice: 'The contract asks for this message: we tell when the promised time is used up.',
  }),
}

export const slaTemplates = { sla_escalated: slaEscalated, sla_missed: slaMissed }
