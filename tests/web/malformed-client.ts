// A client that sends what it is told and listens only as long as it must.
import { Agent, request } from 'node:http'
import { connect } from 'node:net'

export type Answer = { status: number; headers: Record<string, unknown>; body: string }

const agent = new Agent({ keepAlive: true, maxSockets: 8 })
const PATIENCE_MS = 20_000
const ENOUGH = 2_000_000

export type Sent = {
  method: string
  path: string
  headers: Record<string, string>
  body?: Buffer | undefined
}

/** One request over HTTP; a stream of events is left once its head has come. */
export function send(port: number, { method, path, headers, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = method === 'POST' ? { 'Content-Length': String(body?.length ?? 0) } : {}
    const asked = request(
      { host: '127.0.0.1', port, method, path, agent, headers: { ...headers, ...length } },
      (response) => {
        const chunks: Buffer[] = []
        let size = 0
        const end = () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: response.statusCode!, headers: response.headers, body: text })
        }
        if (String(response.headers['content-type']).startsWith('text/event-stream')) {
          end()
          response.destroy()
          return
        }
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size <= ENOUGH) chunks.push(chunk)
        })
        response.on('end', end)
        response.on('error', end)
      },
    )
    asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error(`no answer in ${PATIENCE_MS} ms`)))
    asked.on('error', reject)
    asked.end(body)
  })
}

type Until = { enough: RegExp; patienceMs: number }

/** Bytes as they are, on a connection of their own; gives what was said until it is enough. */
export function sendRaw(port: number, bytes: string | Buffer, until: Until): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    const end = () => {
      socket.destroy()
      resolve(text)
    }
    socket.setTimeout(until.patienceMs, end)
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      if (until.enough.test(text)) end()
    })
    socket.on('error', end)
    socket.on('close', end)
    socket.write(bytes)
  })
}
