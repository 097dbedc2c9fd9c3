// Mails by which a question is answered: what is asked, what stands still, and a link for the
// one who reads it.
import type { MailContent, MailPayload } from './templates.ts'

type Locale = 'pl' | 'en'
type Template = Record<Locale, (payload: MailPayload) => MailContent>

const value = (payload: MailPayload, name: string) => payload[name] ?? ''
const dayOf: Record<Locale, (date: string) => string> = {
  pl: (date) => date.split('-').reverse().join('.'),
  en: (date) => date.split('-').reverse().join('/'),
}

const words = {
  pl: {
    asked: (p: MailPayload) =>
      `Pytanie do sprawy ${value(p, 'itemNumber')}: ${value(p, 'itemTitle')}`,
    reminded: (p: MailPayload) =>
      `Przypomnienie: pytanie do sprawy ${value(p, 'itemNumber')} czeka na odpowiedź`,
    who: (p: MailPayload) =>
      `${value(p, 'askedBy')} pyta w sprawie „${value(p, 'itemTitle')}” (${value(p, 'company')}):`,
    label: 'Odpowiedz bez logowania',
    notice: (until: string) =>
      `Link jest tylko dla Ciebie i przyjmuje jedną odpowiedź, do ${until}. Nie przekazuj go dalej: kto go ma, odpowiada w Twoim imieniu.`,
  },
  en: {
    asked: (p: MailPayload) =>
      `A question on item ${value(p, 'itemNumber')}: ${value(p, 'itemTitle')}`,
    reminded: (p: MailPayload) =>
      `Reminder: a question on item ${value(p, 'itemNumber')} waits for your answer`,
    who: (p: MailPayload) =>
      `${value(p, 'askedBy')} asks about “${value(p, 'itemTitle')}” (${value(p, 'company')}):`,
    label: 'Answer without signing in',
    notice: (until: string) =>
      `The link is yours alone and takes one answer, until ${until}. Do not pass it on: whoever has it answers in your name.`,
  },
} as const

function content(p: MailPayload, locale: Locale, subject: 'asked' | 'reminded'): MailContent {
  const t = words[locale]
  const paragraphs = [t.who(p), value(p, 'question')]
  if (value(p, 'consequence')) paragraphs.push(`${value(p, 'consequence')}.`)
  return {
    subject: t[subject](p),
    paragraphs,
    action: { label: t.label, link: value(p, 'link') },
    notice: t.notice(dayOf[locale](value(p, 'until'))),
  }
}

const template = (subject: 'asked' | 'reminded'): Template => ({
  pl: (p) => content(p, 'pl', subject),
  en: (p) => content(p, 'en', subject),
})

export const questionTemplates: Readonly<Record<string, Template>> = {
  question_asked: template('asked'),
  question_reminder: template('reminded'),
}
