// Offsets of a time zone in whole minutes. Intl is slow, so it is asked once for
// the start of each UTC day; only a day whose two ends differ is searched inside.

const DAY_MINUTES = 1440

/** A stretch of UTC in which the zone keeps one offset; local = utc + offset. */
export type OffsetSpan = { from: number; to: number; offset: number }

export type Zone = {
  offsetAt(utcMinute: number): number
  /** The UTC day cut where the offset changes; one span on all but two days a year. */
  spansOfDay(utcDay: number): readonly OffsetSpan[]
}

const zones = new Map<string, Zone>()

/** The zone by its IANA name; throws RangeError on a name that the runtime lacks. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name)
  if (!zone) {
    zone = makeZone(name)
    zones.set(name, zone)
  }
  return zone
}

function makeZone(name: string): Zone {
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const atDayStart = new Map<number, number>()

  function offsetAt(utcMinute: number): number {
    const numbers = formatter
      .format(utcMinute * 60_000)
      .match(/\d+/g)!
      .map(Number)
    const [month, day, year, hour, minute] = numbers as [number, number, number, number, number]
    return Date.UTC(year, month - 1, day, hour, minute) / 60_000 - utcMinute
  }

  function offsetAtDay(utcDay: number): number {
    let offset = atDayStart.get(utcDay)
    if (offset === undefined) {
      offset = offsetAt(utcDay * DAY_MINUTES)
      atDayStart.set(utcDay, offset)
    }
    return offset
  }

  function spansOfDay(utcDay: number): readonly OffsetSpan[] {
    const from = utcDay * DAY_MINUTES
    const to = from + DAY_MINUTES
    const before = offsetAtDay(utcDay)
    const after = offsetAtDay(utcDay + 1)
    if (before === after) return [{ from, to, offset: before }]
    let low = from
    let high = to
    while (low + 1 < high) {
      const middle = Math.floor((low + high) / 2)
      if (offsetAt(middle) === before) low = middle
      else high = middle
    }
    return [
      { from, to: high, offset: before },
      { from: high, to, offset: after },
    ].filter((span) => span.from < span.to)
  }

  return { offsetAt, spansOfDay }
}
