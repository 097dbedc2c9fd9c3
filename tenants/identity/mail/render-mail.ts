// A template's words as a mail: a plain text part, and an HTML part that needs no image,
// no script and no style sheet.
import type { Locale } from '../types.ts'
import { type MailContent, type MailPayload, mailTemplates } from './templates.ts'

export type RenderedMail = { subject: string; text: string; html: string }

const SIGNATURE: Record<Locale, string> = {
  pl: 'Wiadomość wysłana automatycznie przez portal Zaplecze.',
  en: 'Sent automatically by the Zaplecze portal.',
}

/** True when a mail of this name can be rendered. */
export function hasTemplate(template: string): boolean {
  return Object.hasOwn(mailTemplates, template)
}

export function renderMail(template: string, locale: Locale, payload: MailPayload): RenderedMail {
  if (!hasTemplate(template)) throw new Error(`there is no mail template "${template}"`)
  const content = mailTemplates[template]![locale](cleaned(payload))
  return {
    subject: content.subject.slice(0, 200),
    text: textOf(content, locale),
    html: htmlOf(content, locale),
  }
}

// A name with a line break must not become a header or a second paragraph.
function cleaned(payload: MailPayload): MailPayload {
  return Object.fromEntries(
    Object.entries(payload).map(([name, text]) => [name, text.replace(/\p{C}+/gu, ' ').trim()]),
  )
}

function textOf({ paragraphs, action, notice }: MailContent, locale: Locale): string {
  const parts = [...paragraphs]
  if (action) parts.push(action.link ? `${action.label}:\n${action.link}` : action.label)
  if (notice) parts.push(notice)
  return `${parts.join('\n\n')}\n\n-- \n${SIGNATURE[locale]}\n`
}

function htmlOf({ subject, paragraphs, action, notice }: MailContent, locale: Locale): string {
  const body = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`)
  if (action && /^https?:\/\//.test(action.link)) {
    body.push(
      `<p><a href="${escapeHtml(action.link)}" style="display:inline-block;padding:10px 18px;background:#1d4ed8;color:#ffffff;border-radius:6px;text-decoration:none">${escapeHtml(action.label)}</a></p>`,
    )
  }
  if (notice) body.push(`<p style="color:#4b5563;font-size:14px">${escapeHtml(notice)}</p>`)
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5;color:#111827;max-width:36em;margin:24px auto;padding:0 16px">
${body.join('\n')}
<p style="color:#6b7280;font-size:13px">${escapeHtml(SIGNATURE[locale])}</p>
</body></html>`
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
