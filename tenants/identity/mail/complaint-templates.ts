// Mails about complaints. To a customer goes what they asked for and nothing to click: a link
// in such a mail is what others send to steal.
import type { MailContent, MailPayload } from './templates.ts'

type Template = Record<'pl' | 'en', (payload: MailPayload) => MailContent>

const value = (payload: MailPayload, name: string) => payload[name] ?? ''

function paragraphsOf(p: MailPayload): string[] {
  const paragraphs: string[] = []
  for (let i = 0; p[`p${i}`] !== undefined; i += 1) paragraphs.push(value(p, `p${i}`))
  return paragraphs
}

const reply: Template = {
  pl: (p) => ({
    subject: `${value(p, 'title')} (${value(p, 'number')})`,
    paragraphs: paragraphsOf(p),
    notice: `Odpowiedź na reklamację ${value(p, 'number')} w imieniu firmy ${value(p, 'company')}.`,
  }),
  en: (p) => ({
    subject: `${value(p, 'title')} (${value(p, 'number')})`,
    paragraphs: paragraphsOf(p),
    notice: `Reply to complaint ${value(p, 'number')} on behalf of ${value(p, 'company')}.`,
  }),
}

const news: Template = {
  pl: (p) => ({
    subject: `Wiadomość w sprawie reklamacji ${value(p, 'number')}`,
    paragraphs: [
      `W sprawie reklamacji ${value(p, 'number')} czeka wiadomość od firmy ${value(p, 'company')}.`,
      'Można ją przeczytać i na nią odpowiedzieć na stronie zgłoszenia, pod adresem zapisanym przy jego wysłaniu.',
    ],
  }),
  en: (p) => ({
    subject: `A message about complaint ${value(p, 'number')}`,
    paragraphs: [
      `There is a message from ${value(p, 'company')} about complaint ${value(p, 'number')}.`,
      'Read and answer it on the page of your complaint, at the address you kept when you sent it.',
    ],
  }),
}

const expired: Template = {
  pl: (p) => ({
    subject: `Reklamacja ${value(p, 'number')} uznana wskutek upływu terminu`,
    paragraphs: [
      `Do ${value(p, 'dueOn').split('-').reverse().join('.')} nie udzielono odpowiedzi na reklamację ${value(p, 'number')} (${value(p, 'company')}): ${value(p, 'product')}.`,
      'Z mocy ustawy uważa się ją za uznaną zgodnie z żądaniem klienta.',
      ...(value(p, 'amount') ? [`Kwota żądania: ${value(p, 'amount').replace('.', ',')} zł.`] : []),
      'Otworzyliśmy działanie naprawcze; przyczynę i dalsze kroki widać w portalu.',
    ],
    action: { label: 'Zobacz reklamację', link: value(p, 'link') },
  }),
  en: (p) => ({
    subject: `Complaint ${value(p, 'number')} is accepted because its time has passed`,
    paragraphs: [
      `Complaint ${value(p, 'number')} (${value(p, 'company')}) was not answered by ${value(p, 'dueOn')}: ${value(p, 'product')}.`,
      'Under the law it is taken as accepted, as the customer demanded.',
      ...(value(p, 'amount') ? [`Amount demanded: PLN ${value(p, 'amount')}.`] : []),
      'A corrective action is open; the portal shows the cause and what follows.',
    ],
    action: { label: 'See the complaint', link: value(p, 'link') },
  }),
}

export const complaintTemplates: Readonly<Record<string, Template>> = {
  complaint_reply: reply,
  complaint_news: news,
  complaint_expired: expired,
}
