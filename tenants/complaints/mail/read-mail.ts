// A customer's mail as facts of a complaint. Whatever it holds is text or a file here: nothing
// of it is ever shown as HTML, and what is too deep, too large or no mail is refused.
import PostalMime, { type Address, type Email } from 'postal-mime'
import { type LocalDate, localDateOf } from '../../shared/dates.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'

export const MOST_MAIL_BYTES = 25_000_000
export const MOST_MAIL_FILES = 10
const MOST_TEXT = 5_000

export type MailFile = { name: string; bytes: Uint8Array }
export type ReadMail = {
  customerName: string
  email: string
  subject: string
  description: string
  /** The day on which the provider of the mailbox took it; today when the mail does not say. */
  receivedOn: LocalDate
  mailId: string | null
  files: MailFile[]
}
export type MailRefusal = 'mail_too_large' | 'not_a_mail'

export async function readMail(
  raw: Uint8Array,
  { now, zone }: { now: Date; zone: string },
): Promise<Ok<ReadMail> | Err<MailRefusal>> {
  if (raw.length > MOST_MAIL_BYTES) return err('mail_too_large', 'mail')
  const mail = await parse(raw)
  const from = mail && (addressOf(mail.replyTo?.[0]) ?? addressOf(mail.from))
  if (!mail || !from) return err('not_a_mail', 'mail')
  const subject = line(mail.subject ?? '', 150)
  const text = block(mail.text ?? textOf(mail.html ?? ''))
  return ok({
    customerName: line(from.name, 120) || from.address,
    email: from.address,
    subject,
    description: text || subject,
    receivedOn: dayOf(mail, now, zone),
    mailId: line(mail.messageId ?? '', 300) || null,
    files: mail.attachments.slice(0, MOST_MAIL_FILES).flatMap((file, n) => {
      if (typeof file.content === 'string') return []
      const bytes = new Uint8Array(file.content)
      return bytes.length > 0
        ? [{ name: line(file.filename ?? '', 120) || `plik-${n + 1}`, bytes }]
        : []
    }),
  })
}

// Limits of the parser itself: a mail of ten thousand nested parts is no customer's.
async function parse(raw: Uint8Array): Promise<Email | null> {
  try {
    return await new PostalMime({
      maxNestingDepth: 20,
      maxHeadersSize: 256_000,
      forceRfc822Attachments: true,
    }).parse(raw)
  } catch {
    return null
  }
}

function addressOf(from: Address | undefined): { name: string; address: string } | null {
  const box = from?.group ? from.group[0] : from
  const address = box?.address?.trim().toLowerCase() ?? ''
  return /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/.test(address)
    ? { name: box?.name ?? '', address }
    : null
}

const line = (text: string, most: number) =>
  text
    .replace(/\p{C}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most)

const block = (text: string) =>
  text
    .slice(0, 200_000)
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{C}\n]/gu, ' ')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, MOST_TEXT)

// A mail without a plain part: its words without marks, scripts and styles.
function textOf(html: string): string {
  const parts: string[] = []
  let hidden: string | null = null
  for (const piece of html.slice(0, 400_000).split('<')) {
    const end = piece.indexOf('>')
    const tag = /^\/?([a-z0-9]*)/i.exec(piece)?.[0]?.toLowerCase() ?? ''
    if (hidden === null && (tag === 'script' || tag === 'style')) hidden = `/${tag}`
    else if (hidden === tag) hidden = null
    if (hidden === null) parts.push(parts.length === 0 && end < 0 ? piece : piece.slice(end + 1))
  }
  return parts.join('\n')
}

/** The topmost trace is our own mailbox's; the date that the sender wrote may be anything. */
function dayOf(mail: Email, now: Date, zone: string): LocalDate {
  const trace = mail.headers
    .find(({ key }) => key === 'received')
    ?.value.split(';')
    .at(-1)
  for (const text of [trace, mail.date]) {
    const at = new Date(text ?? '')
    const isSane = !Number.isNaN(at.getTime()) && at <= now && at.getUTCFullYear() >= 2015
    if (isSane) return localDateOf(at, zone)
  }
  return localDateOf(now, zone)
}
