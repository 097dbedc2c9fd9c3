// Mail by SMTP. Without SMTP_URL there is no gateway: mails stay in the outbox, where the
// office can read them.
import { createTransport, type Transporter } from 'nodemailer'
import { config } from '../shared/config.server.ts'

export type OutgoingMail = {
  /** Stable over retries, so that a mail that came twice is seen as one. */
  messageId: string
  to: string
  subject: string
  text: string
  html: string
}

export type MailGateway = { send: (mail: OutgoingMail) => Promise<void> }

let gateway: MailGateway | null | undefined

export function mailGateway(): MailGateway | null {
  if (gateway === undefined) {
    const { smtpUrl, mailFrom } = config()
    gateway = smtpUrl ? smtpGateway(smtpUrl, mailFrom) : null
  }
  return gateway
}

export function smtpGateway(url: string, from: string): MailGateway {
  const transport: Transporter = createTransport(url, {
    from,
    // A stored mail must never make the server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ messageId, to, subject, text, html }) {
      await transport.sendMail({
        messageId,
        to: { name: '', address: to },
        subject,
        text,
        html,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
  }
}
