// What a screen needs to go on counting by itself: the open stretches ahead, in epoch
// minutes. It knows no calendar, so that a browser need not load one.
import type { Calendar } from './calendar.ts'

const DAY_MINUTES = 1440

/** Open stretches from a minute on: from, to, from, to, in order, joined over midnight. */
export function openAhead(calendar: Calendar, from: number, until: number): number[] {
  const stretches: number[] = []
  for (let day = Math.floor(from / DAY_MINUTES); day * DAY_MINUTES < until; day += 1) {
    const open = calendar.openOn(day)
    for (let i = 0; i < open.length; i += 2) {
      const begin = Math.max(open[i]!, from)
      const end = Math.min(open[i + 1]!, until)
      if (begin >= end) continue
      if (stretches.at(-1) === begin) stretches[stretches.length - 1] = end
      else stretches.push(begin, end)
    }
  }
  return stretches
}

/** Minutes of the stretches that lie between two minutes. */
export function openBetween(stretches: readonly number[], from: number, to: number): number {
  let minutes = 0
  for (let i = 0; i < stretches.length; i += 2) {
    minutes += Math.max(0, Math.min(stretches[i + 1]!, to) - Math.max(stretches[i]!, from))
  }
  return minutes
}
