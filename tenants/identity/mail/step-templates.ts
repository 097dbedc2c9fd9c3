// Mails about the steps of a matter: to review, to accept, given back, named on.
import type { Locale } from '../types.ts'
import type { MailContent, MailPayload } from './templates.ts'

type Template = Record<Locale, (payload: MailPayload) => MailContent>

const of = (payload: MailPayload, name: string) => payload[name] ?? ''
const note = (payload: MailPayload) => (payload.note ? [`„${payload.note}”`] : [])
const noteEn = (payload: MailPayload) => (payload.note ? [`“${payload.note}”`] : [])

const review: Template = {
  pl: (p) => ({
    subject: `Do sprawdzenia: ${of(p, 'itemTitle')} (${of(p, 'company')}, nr ${of(p, 'itemNumber')})`,
    paragraphs: [`${of(p, 'by')} kończy swój krok. Teraz: ${of(p, 'stepPl')}.`, ...note(p)],
    action: { label: 'Otwórz sprawę', link: of(p, 'link') },
  }),
  en: (p) => ({
    subject: `To review: ${of(p, 'itemTitle')} (${of(p, 'company')}, no. ${of(p, 'itemNumber')})`,
    paragraphs: [`${of(p, 'by')} has done their step. Now: ${of(p, 'stepEn')}.`, ...noteEn(p)],
    action: { label: 'Open the item', link: of(p, 'link') },
  }),
}

const returned: Template = {
  pl: (p) => ({
    subject: `Wraca do poprawy: ${of(p, 'itemTitle')} (${of(p, 'company')}, nr ${of(p, 'itemNumber')})`,
    paragraphs: [`${of(p, 'by')} zwraca pracę do kroku: ${of(p, 'stepPl')}.`, ...note(p)],
    action: { label: 'Otwórz sprawę', link: of(p, 'link') },
  }),
  en: (p) => ({
    subject: `Given back: ${of(p, 'itemTitle')} (${of(p, 'company')}, no. ${of(p, 'itemNumber')})`,
    paragraphs: [`${of(p, 'by')} gives the work back to: ${of(p, 'stepEn')}.`, ...noteEn(p)],
    action: { label: 'Open the item', link: of(p, 'link') },
  }),
}

const acceptance: Template = {
  pl: (p) => ({
    subject: `Do akceptacji: ${of(p, 'itemTitle')} (nr ${of(p, 'itemNumber')})`,
    paragraphs: [
      `Praca jest gotowa i czeka na zgodę firmy ${of(p, 'company')}. Do odpowiedzi zegar stoi.`,
      ...note(p),
    ],
    action: { label: 'Zobacz i zdecyduj', link: of(p, 'link') },
  }),
  en: (p) => ({
    subject: `To accept: ${of(p, 'itemTitle')} (no. ${of(p, 'itemNumber')})`,
    paragraphs: [
      `The work is done and waits for ${of(p, 'company')} to accept it. Our clock stands still.`,
      ...noteEn(p),
    ],
    action: { label: 'Look and decide', link: of(p, 'link') },
  }),
}

const named: Template = {
  pl: (p) => ({
    subject: `Dostęp do poufnej sprawy nr ${of(p, 'itemNumber')} (${of(p, 'company')})`,
    paragraphs: [`${of(p, 'by')} daje dostęp do poufnej sprawy. Widzą ją tylko wskazane osoby.`],
    action: { label: 'Otwórz sprawę', link: of(p, 'link') },
  }),
  en: (p) => ({
    subject: `You may see confidential item no. ${of(p, 'itemNumber')} (${of(p, 'company')})`,
    paragraphs: [`${of(p, 'by')} has named you on a confidential item, seen by named people only.`],
    action: { label: 'Open the item', link: of(p, 'link') },
  }),
}

const confidential: Template = {
  pl: (p) => ({
    subject: `Coś nowego w poufnej sprawie nr ${of(p, 'itemNumber')} (${of(p, 'company')})`,
    paragraphs: ['Treść jest tylko w portalu, po zalogowaniu.'],
    action: { label: 'Otwórz sprawę', link: of(p, 'link') },
  }),
  en: (p) => ({
    subject: `News in confidential item no. ${of(p, 'itemNumber')} (${of(p, 'company')})`,
    paragraphs: ['What it says stands in the portal alone, behind your sign-in.'],
    action: { label: 'Open the item', link: of(p, 'link') },
  }),
}

export const stepTemplates = {
  step_review: review,
  step_returned: returned,
  step_acceptance: acceptance,
  item_named: named,
  confidential_news: confidential,
}
