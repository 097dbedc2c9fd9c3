// Side by side in one run: what differs between two ways is the ratio of their medians
// over interleaved rounds; absolute figures only set the scale.
import { readFileSync } from 'node:fs'
import { Agent, get } from 'node:http'

export type Sample = { cpuMs: number; p50Ms: number; bytes: number }
/** One way's rounds, in their order: round n of two ways ran side by side. */
export type Samples = Map<string, Sample[]>
export type Way = { name: string; round: () => Promise<Sample> }

/** The compiler goes on making code faster for about a thousand requests. */
export const WARMING_ROUNDS = 6

/** Runs every way once a round, in turns, after rounds that only warm. */
export async function interleave(ways: Way[], rounds: number): Promise<Samples> {
  const samples: Samples = new Map(ways.map((way) => [way.name, []]))
  for (let round = -WARMING_ROUNDS; round < rounds; round++) {
    for (const way of ways) {
      const sample = await way.round()
      if (round >= 0) samples.get(way.name)!.push(sample)
    }
  }
  return samples
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** CPU time of a process so far, milliseconds; Linux counts it in hundredths of a second. */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

type Reply = { status: number; bytes: number; ms: number }

function request(url: string, headers: Record<string, string>): Promise<Reply> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, bytes, ms: performance.now() - started }),
      )
    }).on('error', reject)
  })
}

/** One round of requests, one after the other, against a server with that process id. */
export function httpWay(
  name: string,
  pid: number,
  url: string,
  options: { headers?: Record<string, string>; requests: number },
): Way {
  return {
    name,
    async round() {
      const before = cpuMsOf(pid)
      const replies: Reply[] = []
      for (let n = 0; n < options.requests; n++) {
        const reply = await request(url, options.headers ?? {})
        if (reply.status !== 200) throw new Error(`${name}: ${url} answered ${reply.status}`)
        replies.push(reply)
      }
      return {
        cpuMs: (cpuMsOf(pid) - before) / options.requests,
        p50Ms: median(replies.map((reply) => reply.ms)),
        bytes: replies[0]!.bytes,
      }
    },
  }
}

/** One round of an operation in this process; its CPU is that of this process. */
export function callWay(name: string, times: number, operation: () => Promise<unknown>): Way {
  return {
    name,
    async round() {
      const cpu = process.cpuUsage()
      const spent: number[] = []
      for (let n = 0; n < times; n++) {
        const started = performance.now()
        await operation()
        spent.push(performance.now() - started)
      }
      const used = process.cpuUsage(cpu)
      return { cpuMs: (used.user + used.system) / 1000 / times, p50Ms: median(spent), bytes: 0 }
    },
  }
}

export type Verdict = {
  what: string
  figure: 'cpuMs' | 'p50Ms'
  base: string
  ours: string
  most: number
}

/** Prints the figures and the ratios; says where a ratio is over what was promised. */
export function report(title: string, samples: Samples, verdicts: Verdict[]): boolean {
  console.info(`\n${title}`)
  for (const [name, rounds] of samples) {
    const cpu = median(rounds.map(({ cpuMs }) => cpuMs))
    const p50 = median(rounds.map(({ p50Ms }) => p50Ms))
    const { bytes } = rounds[0]!
    const size = bytes > 0 ? `  ${(bytes / 1024).toFixed(1).padStart(7)} kB` : ''
    console.info(
      `  ${name.padEnd(44)} ${cpu.toFixed(2).padStart(8)} ms cpu ${p50.toFixed(2).padStart(8)} ms p50${size}`,
    )
  }
  let held = true
  for (const { what, figure, base, ours, most } of verdicts) {
    // Of each round by itself: what the machine did besides hit both ways alike.
    const floors = samples.get(base)!
    const ratio = median(samples.get(ours)!.map((one, n) => one[figure] / floors[n]![figure]))
    const isHeld = ratio <= most
    held &&= isHeld
    console.info(
      `  ratio ${what}: ${ratio.toFixed(2)} (at most ${most})${isHeld ? '' : '  MISSED'}`,
    )
  }
  return held
}
