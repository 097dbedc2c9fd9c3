// Mails as the office reads them: plain text, with the link only for who may open it.
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import type { OutboxRow } from '#tenants/audit/queries.server.ts'
import { hasTemplate, renderMail } from '#tenants/identity/mail/render-mail.ts'

export type ReadableMail = Omit<OutboxRow, 'payload' | 'tenantId'> & {
  subject: string
  text: string
  link: string | null
}

export function readableMail(row: OutboxRow, reader: Locale): ReadableMail {
  const t = dictionary(reader).office.outbox
  const { payload, tenantId: _tenantId, ...rest } = row
  if (!hasTemplate(row.template)) {
    return { ...rest, subject: row.template, text: t.unreadable, link: null }
  }
  const link = /^https?:\/\//.test(payload.link ?? '') ? payload.link! : null
  const missing = row.sentAt && payload.link === undefined ? t.goneLink : t.hiddenLink
  const { subject, text } = renderMail(row.template, row.locale, {
    ...payload,
    link: link ?? missing,
  })
  return { ...rest, subject, text, link }
}
