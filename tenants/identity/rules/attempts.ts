// How long somebody waits after failed attempts: nothing for the first few, then twice
// as long each time, never for ever. The counter is forgotten an hour after the last one.

export type AttemptLimit = {
  kind: string
  /** Seconds to wait after the first, second, third... attempt; the last one repeats. */
  delays: readonly number[]
  forgetSeconds: number
}

const DOUBLING = [30, 60, 120, 240, 480, 900]

const free = (attempts: number) => new Array<number>(attempts - 1).fill(0)

/** Five wrong passwords for one account are free. */
export const signInByAccount: AttemptLimit = {
  kind: 'sign-in:account',
  delays: [...free(5), ...DOUBLING],
  forgetSeconds: 3600,
}

/** A whole office may sit behind one address. */
export const signInByAddress: AttemptLimit = {
  kind: 'sign-in:address',
  delays: [...free(30), ...DOUBLING],
  forgetSeconds: 3600,
}

export const resetByAccount: AttemptLimit = {
  kind: 'reset:account',
  delays: [...free(3), 300, 900],
  forgetSeconds: 3600,
}

export const resetByAddress: AttemptLimit = {
  kind: 'reset:address',
  delays: [...free(10), 120, 300, 900],
  forgetSeconds: 3600,
}

/** Seconds left to wait at `now`; 0 when an attempt is allowed. */
export function secondsToWait(
  limit: AttemptLimit,
  state: { count: number; resetsAt: Date } | null,
  now: Date,
): number {
  if (!state || state.count < 1 || state.resetsAt <= now) return 0
  const delay = limit.delays[Math.min(state.count, limit.delays.length) - 1] ?? 0
  const lastMs = state.resetsAt.getTime() - limit.forgetSeconds * 1000
  return Math.max(0, Math.ceil((lastMs + delay * 1000 - now.getTime()) / 1000))
}

/**
 * What one machine's address stands for: an IPv4 address, or the /64 that a household
 * or an office gets of IPv6, inside which anybody may take any address.
 */
export function addressBlock(ip: string | null | undefined): string {
  if (!ip) return 'unknown'
  const bare = ip.replace(/%.*$/, '').toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)
  if (mapped) return mapped[1]!
  if (!bare.includes(':')) return bare.slice(0, 45)
  const [head = '', tail] = bare.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail ? tail.split(':') : []
  const missing = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length)
  const groups = [...first, ...new Array<string>(missing).fill('0'), ...last]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
