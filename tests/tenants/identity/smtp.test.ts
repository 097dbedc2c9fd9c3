// The real gateway against a server that speaks SMTP over a socket.
import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smtpGateway } from '#tenants/identity/gateway.server.ts'

let server: Server
let url = ''
let message = ''
const recipients: string[] = []
const sockets = new Set<Socket>()

beforeAll(async () => {
  server = createServer((socket) => {
    sockets.add(socket)
    let inData = false
    let text = ''
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 test ESMTP')
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8')
      if (inData) {
        if (!text.endsWith('\r\n.\r\n')) return
        message = text
        inData = false
        text = ''
        say('250 taken')
        return
      }
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end)
        text = text.slice(end + 2)
        if (/^RCPT TO:/i.test(line)) recipients.push(line.slice(8))
        if (/^RCPT TO:.*refused@/i.test(line)) say('550 no such person')
        else if (/^DATA/i.test(line)) {
          inData = true
          say('354 go on')
        } else if (/^QUIT/i.test(line)) {
          say('221 bye')
          socket.end()
        } else say('250 ok')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  url = `smtp://127.0.0.1:${address.port}/?ignoreTLS=true`
})

afterAll(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

const mail = (to: string) => ({
  messageId: '<0190-test@zaplecze>',
  to,
  subject: 'Zażółć gęślą jaźń',
  text: 'Dzień dobry',
  html: '<p>Dzień dobry</p>',
})

test('sends both parts under the Message-ID of the outbox, to one person', async () => {
  await smtpGateway(url, 'Zaplecze <biuro@example.com>').send(mail('ala@example.com'))
  expect(recipients).toEqual(['<ala@example.com>'])
  expect(message).toContain('Message-ID: <0190-test@zaplecze>')
  expect(message).toContain('From: Zaplecze <biuro@example.com>')
  expect(message).toContain('Auto-Submitted: auto-generated')
  expect(message).toContain('text/plain')
  expect(message).toContain('text/html')
})

test('says why a server refuses', async () => {
  await expect(
    smtpGateway(url, 'biuro@example.com').send(mail('refused@example.com')),
  ).rejects.toThrow('550')
})
