import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enqueueMail } from '#tenants/audit/commands.server.ts'
import type { MailGateway, OutgoingMail } from '#tenants/identity/gateway.server.ts'
import { sendOutbox } from '#tenants/identity/jobs.server.ts'
import { renderMail } from '#tenants/identity/mail/render-mail.ts'
import { mailTemplates } from '#tenants/identity/mail/templates.ts'
import { withProvider } from '#tenants/shared/scope.server.ts'
import { aStaffMember, theProvider } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const start = new Date('2026-11-23T09:00:00Z')
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const link = 'https://portal.example/reset/abc'

beforeAll(async () => {
  await theProvider()
})
beforeEach(async () => {
  await ownerSql()`delete from outbox_messages`
})

async function aMail(recipient: string, template = 'password_reset') {
  await ownerSql()`
    insert into outbox_messages (tenant_id, id, kind, recipient, locale, template, payload,
      created_at, send_after)
    values (${await theProvider()}, gen_random_uuid(), 'mail', ${recipient}, 'pl', ${template},
      ${ownerSql().json({ name: 'Ala', link, minutes: '30' })}, ${start}, ${start})`
}

function aGateway(refuse: (mail: OutgoingMail) => boolean = () => false) {
  const sent: OutgoingMail[] = []
  const gateway: MailGateway = {
    async send(mail) {
      if (refuse(mail)) throw new Error('451 try later')
      sent.push(mail)
    },
  }
  return { gateway, sent }
}

describe('the outbox', () => {
  test('keeps everything while no mail server is named', async () => {
    await aMail('a@example.com')
    expect(await sendOutbox(at(0), null)).toEqual({ sent: 0, failed: 0 })
    const [row] = await ownerSql()`select sent_at, attempts, payload from outbox_messages`
    expect(row).toMatchObject({ sent_at: null, attempts: 0, payload: { link } })
  })

  test('sends each mail once, rubs the secret link out, and does not send it again', async () => {
    await aMail('a@example.com')
    await aMail('b@example.com')
    const { gateway, sent } = aGateway()
    expect(await sendOutbox(at(1), gateway)).toEqual({ sent: 2, failed: 0 })
    expect(await sendOutbox(at(60 * 24), gateway)).toEqual({ sent: 0, failed: 0 })
    expect(sent.map((mail) => mail.to).sort()).toEqual(['a@example.com', 'b@example.com'])
    expect(sent[0]!.text).toContain(link)
    expect(new Set(sent.map((mail) => mail.messageId)).size).toBe(2)
    const rows = await ownerSql()`select payload, sent_at from outbox_messages`
    expect(JSON.stringify(rows)).not.toContain(link)
    expect(rows.every((row) => row.sent_at)).toBe(true)
  })

  test('sends nothing twice when two workers run at once', async () => {
    for (let n = 0; n < 10; n += 1) await aMail(`p${n}@example.com`)
    const { gateway, sent } = aGateway()
    await Promise.all([sendOutbox(at(1), gateway), sendOutbox(at(1), gateway)])
    expect(sent).toHaveLength(10)
    expect(new Set(sent.map((mail) => mail.to)).size).toBe(10)
  })

  test('tries again later, under the same Message-ID, and says why it failed', async () => {
    await aMail('a@example.com')
    let isDown = true
    const ids: string[] = []
    const { gateway, sent } = aGateway((mail) => {
      ids.push(mail.messageId)
      return isDown
    })
    expect(await sendOutbox(at(0), gateway)).toEqual({ sent: 0, failed: 1 })
    const [row] = await ownerSql()`select last_error, attempts from outbox_messages`
    expect(row).toMatchObject({ last_error: '451 try later', attempts: 1 })
    expect(await sendOutbox(at(0.5), gateway)).toEqual({ sent: 0, failed: 0 })
    isDown = false
    expect(await sendOutbox(at(1), gateway)).toEqual({ sent: 1, failed: 0 })
    expect(sent).toHaveLength(1)
    expect(new Set(ids).size).toBe(1)
  })

  test('does not let one bad mail stop the others', async () => {
    await aMail('a@example.com', 'no_such_template')
    await aMail('b@example.com')
    const { gateway, sent } = aGateway()
    expect(await sendOutbox(at(0), gateway)).toEqual({ sent: 1, failed: 1 })
    expect(sent[0]!.to).toBe('b@example.com')
  })

  test('gives up after twelve tries', async () => {
    await aMail('a@example.com')
    const { gateway } = aGateway(() => true)
    for (let n = 0; n < 20; n += 1) await sendOutbox(at(n * 400), gateway)
    const [row] = await ownerSql()`select attempts from outbox_messages`
    expect(row).toMatchObject({ attempts: 12 })
  })

  test('takes a mail that a command wrote', async () => {
    const admin = await aStaffMember('admin', start)
    await withProvider(admin.principal, {}, (ctx) =>
      enqueueMail(ctx, {
        recipient: 'c@example.com',
        locale: 'en',
        template: 'password_changed',
        payload: { name: 'Ola', link },
      }),
    )
    const { gateway, sent } = aGateway()
    await sendOutbox(at(0), gateway)
    expect(sent[0]).toMatchObject({ to: 'c@example.com', subject: 'Your password was changed' })
  })
})

describe('a mail', () => {
  const payload = {
    name: '<b>Ala</b>\r\nBcc: all@example.com',
    company: 'A & B "Ltd"',
    inviter: 'Ola',
    role: 'owner',
    hours: '72',
    minutes: '30',
    title: 'Odpowiedź na reklamację',
    number: 'R/7/2026',
    p0: `Odpowiadamy na zgłoszenie z 20.11.2026. ${link}`,
    link,
  }

  test.each(Object.keys(mailTemplates))('%s is whole in both languages', (template) => {
    for (const locale of ['pl', 'en'] as const) {
      const { subject, text, html } = renderMail(template, locale, payload)
      expect(subject).not.toMatch(/[\r\n]/)
      expect(subject.length).toBeGreaterThan(5)
      // A customer is sent to no page: a link in such a mail is what thieves imitate.
      if (template !== 'complaint_news') expect(text).toContain(link)
      expect(text).not.toMatch(/undefined|\nBcc:/)
      expect(html).toContain(`lang="${locale}"`)
      expect(html).not.toContain('<b>')
    }
  })

  test('never makes a button of a link that is not one', () => {
    const { html } = renderMail('password_reset', 'en', { ...payload, link: 'javascript:alert(1)' })
    expect(html).not.toContain('javascript:')
  })
})
