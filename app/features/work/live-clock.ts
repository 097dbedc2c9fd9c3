// Clocks that go on counting in the browser: whole business minutes, by the open hours that
// came with the page. The wall clock of the machine may be wrong; only its pace is used.
import { useEffect, useState } from 'react'
import { openBetween } from '#tenants/sla/rules/ahead.ts'
import { waitsForOthers } from '#tenants/work/rules/clock-kinds.ts'
import type { ItemClock, ItemPage } from '#tenants/work/types.ts'

type Ground = Pick<ItemPage, 'readMinute' | 'openAhead' | 'closedAt' | 'waits'>

/** The minute that it is now for the house that sent the page. */
function useMinute(readMinute: number, isRunning: boolean): number {
  const [minute, setMinute] = useState(readMinute)
  useEffect(() => {
    setMinute(readMinute)
    if (!isRunning) return
    const since = performance.now()
    const tick = () => setMinute(readMinute + Math.floor((performance.now() - since) / 60_000))
    const timer = setInterval(tick, 5_000)
    return () => clearInterval(timer)
  }, [readMinute, isRunning])
  return minute
}

/** Minutes counted on each clock by now, given as a function of the clock. */
export function useElapsed(item: Ground): (clock: ItemClock) => number {
  const isOpen = item.closedAt === null
  const minute = useMinute(item.readMinute, isOpen)
  const isHeld = item.waits.some(({ toAt }) => toAt === null)
  return (clock) => {
    if (!isOpen || clock.stoppedAt !== null) return clock.elapsedMinutes
    if (clock.kind === 'statutory') return clock.elapsedMinutes + minute - item.readMinute
    if (isHeld && waitsForOthers(clock.kind)) return clock.elapsedMinutes
    return clock.elapsedMinutes + openBetween(item.openAhead, item.readMinute, minute)
  }
}
