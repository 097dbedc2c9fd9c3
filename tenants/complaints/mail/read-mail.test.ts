import { describe, expect, test } from 'vitest'
import { MOST_MAIL_BYTES, readMail } from './read-mail.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const read = (text: string | Uint8Array) =>
  readMail(
    typeof text === 'string' ? new TextEncoder().encode(text.replaceAll('\n', '\r\n')) : text,
    {
      now: NOW,
      zone: 'Europe/Warsaw',
    },
  )
const HEAD = `Received: from a by b; Fri, 20 Nov 2026 23:30:00 +0000
From: =?utf-8?q?Kinga_Pr=C3=B3bna?= <Kinga@Example.com>
Subject: =?utf-8?B?UmVrbGFtYWNqYSDFvMOzxYJ0ZWogdG9yYnk=?=
Message-ID: <one@example.com>
Date: Mon, 1 Jan 2001 00:00:00 +0000
`

describe('a mail', () => {
  test('gives its customer, words, day and files', async () => {
    const mail = await read(`${HEAD}MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=iso-8859-2
Content-Transfer-Encoding: quoted-printable

Szew pu=B6ci=B3.
--x
Content-Type: image/png; name="../../zdj.png"
Content-Disposition: attachment; filename="../../zdj.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--x--
`)
    expect(mail).toMatchObject({
      ok: true,
      value: {
        customerName: 'Kinga Próbna',
        email: 'kinga@example.com',
        subject: 'Reklamacja żółtej torby',
        description: 'Szew puścił.',
        // Half past midnight in Warsaw: the mailbox's day, not the sender's.
        receivedOn: '2026-11-21',
        mailId: '<one@example.com>',
      },
    })
    expect(mail.ok && mail.value.files.map(({ bytes }) => bytes.length)).toEqual([8])
  })

  test('of HTML alone is its words, and no script of it', async () => {
    const mail = await read(`${HEAD}Content-Type: text/html; charset=utf-8

<style>p{}</style><p>Buty</p><script>alert(1)</script><img src=x onerror=alert(2)><p>przeciekają`)
    const text = mail.ok ? mail.value.description : ''
    expect(text).toContain('Buty')
    expect(text).toContain('przeciekają')
    expect(text).not.toMatch(/alert|onerror|<|p\{/)
  })

  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['no mail', 'Hello, I am a letter.'],
    ['no sender', 'Subject: x\n\nBody'],
    ['a sender that is none', 'From: "<script>" <a b@@c>\n\nBody'],
    ['bytes', new Uint8Array(50_000).map((_, n) => (n * 97) % 256)],
    [
      'parts in parts',
      `${HEAD}${Array.from({ length: 400 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\n\n--b${n}\n`).join('')}`,
    ],
    ['a head without end', `From: a@example.com\nX: ${'y'.repeat(600_000)}\n\nBody`],
  ])('that is %s is refused', async (_, raw) => {
    expect(await read(raw)).toMatchObject({ ok: false, code: 'not_a_mail' })
  })

  test('that is too large is refused unread', async () => {
    expect(await read(new Uint8Array(MOST_MAIL_BYTES + 1))).toMatchObject({
      code: 'mail_too_large',
    })
  })

  test('of a broken charset or a wrong length still is one', async () => {
    for (const type of ['text/plain; charset=no-such', 'text/plain; charset="utf-8']) {
      const mail = await read(`${HEAD}Content-Type: ${type}\n\nReklamuj\u0000\u202e\u00ff`)
      expect(mail.ok && mail.value.description, type).toMatch(/^Reklamuj/)
      expect(mail.ok && /\p{C}/u.test(mail.value.description), type).toBe(false)
    }
  })
})
