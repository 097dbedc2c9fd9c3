// What mails say, in both languages. A template gets plain text values and gives plain
// text; making HTML of it, escaped, is the renderer's work.
import { monthNamesEn } from '../../shared/dates.ts'
import type { Locale } from '../types.ts'
import { complaintTemplates } from './complaint-templates.ts'
import { questionTemplates } from './question-templates.ts'
import { slaTemplates } from './sla-templates.ts'
import { stepTemplates } from './step-templates.ts'

export type MailContent = {
  subject: string
  paragraphs: string[]
  action?: { label: string; link: string }
  /** Small print: why the mail came and what to do when it was not meant. */
  notice?: string
}

export type MailPayload = Readonly<Record<string, string>>
type Template = Record<Locale, (payload: MailPayload) => MailContent>

const value = (payload: MailPayload, name: string) => payload[name] ?? ''
const linkOf = (payload: MailPayload) => value(payload, 'link')

const roleNames: Record<Locale, Readonly<Record<string, string>>> = {
  pl: {
    owner: 'właściciel',
    finance: 'finanse',
    hr: 'kadry',
    viewer: 'podgląd',
    agent: 'specjalista',
    lead: 'kierownik zespołu',
    admin: 'administrator',
    auditor: 'audytor',
    employee: 'pracownik',
  },
  en: {
    owner: 'owner',
    finance: 'finance',
    hr: 'HR',
    viewer: 'viewer',
    agent: 'specialist',
    lead: 'team lead',
    admin: 'administrator',
    auditor: 'auditor',
    employee: 'employee',
  },
}

const invitation: Template = {
  pl: (p) => ({
    subject: `Zaproszenie do portalu: ${value(p, 'company')}`,
    paragraphs: [
      `Dzień dobry, ${value(p, 'name')}!`,
      `${value(p, 'inviter')} zaprasza do portalu firmy ${value(p, 'company')} w roli: ${
        roleNames.pl[value(p, 'role')] ?? value(p, 'role')
      }.`,
      `Link działa jeden raz, przez ${value(p, 'hours')} godziny.`,
    ],
    action: { label: 'Przyjmij zaproszenie', link: linkOf(p) },
    notice: 'Jeśli to zaproszenie jest pomyłką, zignoruj tę wiadomość: nic się nie stanie.',
  }),
  en: (p) => ({
    subject: `Invitation to the portal: ${value(p, 'company')}`,
    paragraphs: [
      `Hello ${value(p, 'name')},`,
      `${value(p, 'inviter')} invites you to the portal of ${value(p, 'company')} as ${
        roleNames.en[value(p, 'role')] ?? value(p, 'role')
      }.`,
      `The link works once, for ${value(p, 'hours')} hours.`,
    ],
    action: { label: 'Accept the invitation', link: linkOf(p) },
    notice: 'If this invitation is a mistake, ignore this message: nothing will happen.',
  }),
}

const passwordReset: Template = {
  pl: (p) => ({
    subject: 'Nowe hasło do portalu',
    paragraphs: [
      `Dzień dobry, ${value(p, 'name')}!`,
      `Ktoś, prawdopodobnie Ty, poprosił o ustawienie nowego hasła. Link działa jeden raz, przez ${value(p, 'minutes')} minut.`,
    ],
    action: { label: 'Ustaw nowe hasło', link: linkOf(p) },
    notice: 'Jeśli to nie Ty, zignoruj tę wiadomość: hasło pozostaje bez zmian.',
  }),
  en: (p) => ({
    subject: 'A new password for the portal',
    paragraphs: [
      `Hello ${value(p, 'name')},`,
      `Somebody, probably you, asked to set a new password. The link works once, for ${value(p, 'minutes')} minutes.`,
    ],
    action: { label: 'Set a new password', link: linkOf(p) },
    notice: 'If it was not you, ignore this message: the password stays as it is.',
  }),
}

const passwordChanged: Template = {
  pl: (p) => ({
    subject: 'Hasło zostało zmienione',
    paragraphs: [
      `Dzień dobry, ${value(p, 'name')}!`,
      'Hasło do portalu zostało właśnie zmienione, a sesje na innych urządzeniach zakończone.',
      'Jeśli to nie Ty, ustaw od razu nowe hasło i zawiadom biuro.',
    ],
    action: { label: 'To nie ja: ustaw nowe hasło', link: linkOf(p) },
  }),
  en: (p) => ({
    subject: 'Your password was changed',
    paragraphs: [
      `Hello ${value(p, 'name')},`,
      'The password of your account has just been changed, and sessions on other devices have ended.',
      'If it was not you, set a new password at once and tell the office.',
    ],
    action: { label: 'It was not me: set a new password', link: linkOf(p) },
  }),
}

const invoiceIssued: Template = {
  pl: (p) => ({
    subject: `Faktura ${value(p, 'number')} dla ${value(p, 'company')}`,
    paragraphs: [
      `Wystawiliśmy fakturę ${value(p, 'number')} za ${value(p, 'period')} na kwotę ${amountPl(
        value(p, 'gross'),
      )} zł brutto. Termin płatności: ${datePl(value(p, 'dueOn'))}.`,
      'W portalu przy każdej pozycji widać pracę, z której się składa, aż do dokumentu.',
    ],
    action: { label: 'Zobacz fakturę', link: linkOf(p) },
  }),
  en: (p) => ({
    subject: `Invoice ${value(p, 'number')} for ${value(p, 'company')}`,
    paragraphs: [
      `We have issued invoice ${value(p, 'number')} for ${value(p, 'period')}: PLN ${value(
        p,
        'gross',
      )} gross, due on ${value(p, 'dueOn')}.`,
      'The portal shows the work behind each line, down to the single document.',
    ],
    action: { label: 'View the invoice', link: linkOf(p) },
  }),
}

// A mail has no formatter of the page: "1234.50" and "2026-12-14" as Polish readers write them.
const amountPl = (text: string) =>
  text.replace('.', ',').replace(/\B(?=(\d{3})+(?!\d),)/g, '\u00a0')
const datePl = (text: string) => text.split('-').reverse().join('.')

// Mail is read on many screens: what was written stays in the portal.
const messageSent: Template = {
  pl: (p) => ({
    subject: `Wiadomość w sprawie ${value(p, 'itemNumber')}: ${value(p, 'itemTitle')}`,
    paragraphs: [
      `Biuro napisało w sprawie „${value(p, 'itemTitle')}” (${value(p, 'company')}).`,
      'Treść wiadomości jest w portalu.',
    ],
    action: { label: 'Przeczytaj wiadomość', link: linkOf(p) },
  }),
  en: (p) => ({
    subject: `A message on item ${value(p, 'itemNumber')}: ${value(p, 'itemTitle')}`,
    paragraphs: [
      `Your provider has written about “${value(p, 'itemTitle')}” (${value(p, 'company')}).`,
      'The message is in the portal.',
    ],
    action: { label: 'Read the message', link: linkOf(p) },
  }),
}

// No figure of anybody's pay travels by mail: the link leads to where it can be read.
const taxFormReady: Template = {
  pl: (p) => ({
    subject: `PIT-11 za ${value(p, 'year')} jest na Twojej stronie`,
    paragraphs: [
      `Dzień dobry, ${value(p, 'name')}!`,
      `${value(p, 'company')} udostępnia informację PIT-11 za rok ${value(p, 'year')}. Można ją przeczytać i pobrać po zalogowaniu.`,
    ],
    action: { label: 'Zobacz PIT-11', link: linkOf(p) },
  }),
  en: (p) => ({
    subject: `Your PIT-11 for ${value(p, 'year')} is on your page`,
    paragraphs: [
      `Hello ${value(p, 'name')},`,
      `${value(p, 'company')} has made your PIT-11 statement for ${value(p, 'year')} available. Sign in to read and download it.`,
    ],
    action: { label: 'See PIT-11', link: linkOf(p) },
  }),
}

// Of pay a mail says that it can be read, never how much it is.
const payslipPublished: Template = {
  pl: (p) => ({
    subject: `Nowy pasek wynagrodzenia: ${monthPl(value(p, 'period'))}`,
    paragraphs: [
      `${value(p, 'company')} udostępnia pasek wynagrodzenia za ${monthPl(value(p, 'period'))}.`,
      'Kwoty i plik PDF są na Twojej stronie, po zalogowaniu.',
    ],
    action: { label: 'Zobacz pasek', link: linkOf(p) },
  }),
  en: (p) => ({
    subject: `A new payslip: ${monthEn(value(p, 'period'))}`,
    paragraphs: [
      `${value(p, 'company')} has published your payslip for ${monthEn(value(p, 'period'))}.`,
      'The amounts and the PDF file are on your own page, behind your sign-in.',
    ],
    action: { label: 'View the payslip', link: linkOf(p) },
  }),
}

const monthPl = (period: string) => period.split('-').reverse().join('.')
const monthEn = (period: string) =>
  `${monthNamesEn[Number(period.slice(5)) - 1] ?? ''} ${period.slice(0, 4)}`.trim()

const certificateIssued: Template = {
  pl: (p) => ({
    subject: `Zaświadczenie jest gotowe (${value(p, 'company')})`,
    paragraphs: [
      'Zaświadczenie, o które prosisz, jest wystawione. Plik PDF jest na Twojej stronie.',
    ],
    action: { label: 'Pobierz zaświadczenie', link: linkOf(p) },
  }),
  en: (p) => ({
    subject: `Your certificate is ready (${value(p, 'company')})`,
    paragraphs: [
      'The certificate you asked for has been issued. The PDF file is on your own page.',
    ],
    action: { label: 'Download the certificate', link: linkOf(p) },
  }),
}

const certificateRefused: Template = {
  pl: (p) => ({
    subject: `Wniosek o zaświadczenie: odmowa (${value(p, 'company')})`,
    paragraphs: ['Zaświadczenia nie wystawiono. Powód jest na Twojej stronie.'],
    action: { label: 'Zobacz powód', link: linkOf(p) },
  }),
  en: (p) => ({
    subject: `Your request for a certificate was refused (${value(p, 'company')})`,
    paragraphs: ['The certificate was not issued. The reason is on your own page.'],
    action: { label: 'View the reason', link: linkOf(p) },
  }),
}

const paymentsWaiting: Template = {
  pl: (p) => ({
    subject: `Przelewy czekają na zwolnienie: ${value(p, 'title')}`,
    paragraphs: [
      value(p, 'waitsFor') === 'second'
        ? `Przelewy z listy „${value(p, 'title')}” (${value(p, 'company')}) mają już jedną zgodę. Potrzebna jest druga, innej osoby.`
        : `Przelewy z listy „${value(p, 'title')}” (${value(p, 'company')}) są gotowe. Zwalniają je dwie różne osoby.`,
      `Dzień wypłaty: ${value(p, 'payOn')}. Kwoty i osoby są w portalu.`,
    ],
    action: { label: 'Zobacz przelewy', link: linkOf(p) },
  }),
  en: (p) => ({
    subject: `Payments wait for release: ${value(p, 'title')}`,
    paragraphs: [
      value(p, 'waitsFor') === 'second'
        ? `The payments of “${value(p, 'title')}” (${value(p, 'company')}) have one release. Another person has to give the second.`
        : `The payments of “${value(p, 'title')}” (${value(p, 'company')}) are ready. Two different people release them.`,
      `Pay day: ${value(p, 'payOn')}. Amounts and people are in the portal.`,
    ],
    action: { label: 'See the payments', link: linkOf(p) },
  }),
}

const importDone: Template = {
  pl: (p) => ({
    subject: `Plik wczytany: ${value(p, 'fileName')}`,
    paragraphs: [
      `Wierszy: ${value(p, 'rows')}, przyjęto: ${value(p, 'taken')}, z błędami: ${value(p, 'bad')} (${value(p, 'company')}).`,
    ],
    action: { label: 'Zobacz wynik', link: linkOf(p) },
  }),
  en: (p) => ({
    subject: `The file has been read: ${value(p, 'fileName')}`,
    paragraphs: [
      `Rows: ${value(p, 'rows')}, taken: ${value(p, 'taken')}, with faults: ${value(p, 'bad')} (${value(p, 'company')}).`,
    ],
    action: { label: 'View the result', link: linkOf(p) },
  }),
}

export const mailTemplates: Readonly<Record<string, Template>> = {
  import_done: importDone,
  invitation,
  password_reset: passwordReset,
  password_changed: passwordChanged,
  invoice_issued: invoiceIssued,
  message_sent: messageSent,
  payments_waiting: paymentsWaiting,
  payslip_published: payslipPublished,
  certificate_issued: certificateIssued,
  certificate_refused: certificateRefused,
  tax_form_ready: taxFormReady,
  ...complaintTemplates,
  ...questionTemplates,
  ...slaTemplates,
  ...stepTemplates,
}

/** Templates whose link acts as a person: it is rubbed out once the mail is gone. */
export const secretTemplates: readonly string[] = [
  'invitation',
  'password_reset',
  'question_asked',
  'question_reminder',
]
