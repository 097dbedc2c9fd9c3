// The live line of the queue: ids only, one stream for each open tab.
import { desk } from '#app/http/area.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { watchWork } from '#tenants/work/live.server.ts'

const HEARTBEAT_MS = 25_000
const MOST_TABS = 10

const open = new Map<string, number>()

export const loader = desk.handler(
  { permission: 'work:read' },
  async ({ request, assignments, session }) => {
    if (!isStreamAsked(request)) throw new AppError('not_found')
    const account = session.account.id
    if (!enter(account)) throw new AppError('rate_limited')
    const companies = assignments.map(({ tenantId }) => tenantId as string)
    const leave = () => exit(account)
    const stream = await eventStream(companies, request.signal, leave).catch((error) => {
      leave()
      throw error
    })
    return new Response(stream, {
      headers: {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        // Proxies that gather an answer would hold events back.
        'X-Accel-Buffering': 'no',
      },
    })
  },
)

// Asked as the data of a page or by its head alone, a stream would be awaited to its end,
// which never comes, and its place among the tabs would not be given back.
function isStreamAsked({ method, headers }: Request): boolean {
  return method === 'GET' && (headers.get('Accept') ?? '').includes('text/event-stream')
}

function enter(account: string): boolean {
  const tabs = open.get(account) ?? 0
  if (tabs >= MOST_TABS) return false
  open.set(account, tabs + 1)
  return true
}

function exit(account: string): void {
  const left = (open.get(account) ?? 1) - 1
  if (left > 0) open.set(account, left)
  else open.delete(account)
}

async function eventStream(
  companies: readonly string[],
  signal: AbortSignal,
  release: () => void,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder()
  let send: (text: string) => void = () => {}
  const stop = await watchWork(companies, ({ tenantId, itemId, kind }) => {
    send(`event: work\ndata: ${JSON.stringify({ tenantId, itemId, kind })}\n\n`)
  })
  let close = () => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS)
      close = () => {
        close = () => {}
        clearInterval(heartbeat)
        send = () => {}
        stop()
        release()
        signal.removeEventListener('abort', onAbort)
      }
      const onAbort = () => {
        close()
        // Already closed when the reader went first.
        try {
          controller.close()
        } catch {}
      }
      send = (text) => {
        // A reader that does not read must not fill the memory: it connects again.
        if ((controller.desiredSize ?? 0) < -1_000) return onAbort()
        try {
          controller.enqueue(encoder.encode(text))
        } catch {
          close()
        }
      }
      signal.addEventListener('abort', onAbort)
      if (signal.aborted) onAbort()
      else send('retry: 3000\n\n')
    },
    cancel: () => close(),
  })
}
