// A generator of one's own: the same seed gives the same numbers on every machine.

export type Random = {
  /** From 0 up to, and not including, 1. */
  next: () => number
  /** A whole number from `min` to `max`, both included. */
  whole: (min: number, max: number) => number
  pick: <T>(list: readonly T[]) => T
  /** True in so many of a hundred cases. */
  percent: (share: number) => boolean
}

/** mulberry32: 32 bits of state, plenty for invented data. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    whole: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick: (list) => list[Math.floor(next() * list.length)]!,
    percent: (share) => next() * 100 < share,
  }
}

/** A seed for a part of the whole, so that adding to one part changes no other. */
export function seedOf(seed: number, part: string): number {
  let hash = 2_166_136_261 ^ seed
  for (let i = 0; i < part.length; i++) {
    hash = Math.imul(hash ^ part.charCodeAt(i), 16_777_619)
  }
  return hash >>> 0
}

/**
 * Ids in the order of making, like those of the product (UUIDv7), but from the seed:
 * the instant, a running number, and noise.
 */
export function idsOf(random: Random): (ms: number) => string {
  let serial = 0
  const hex = (value: number, width: number) => value.toString(16).padStart(width, '0')
  return (ms) => {
    serial = (serial + 1) >>> 0
    const time = hex(ms, 12)
    const noise = hex(Math.floor(random.next() * 2 ** 32), 8)
    const count = hex(serial, 8)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${count.slice(0, 3)}-8${noise.slice(0, 3)}-${noise.slice(3)}${count.slice(1)}`
  }
}
