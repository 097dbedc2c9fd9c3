// Rows of a form that grows. Before a script runs, empty rows stand ready at the end; with
// it, one does, so that typing never needs the mouse.
import { useEffect, useRef, useState } from 'react'

export type FormRowEntry<Row> = { key: number; row: Row; index: number }

export function useSpareRows<Row>(rows: readonly Row[], empty: Row): FormRowEntry<Row>[] {
  const [hydrated, setHydrated] = useState(false)
  useEffect(() => setHydrated(true), [])
  const filled = rows.length
  const spare = hydrated ? (filled === 0 ? 1 : 0) : 3
  const shown = [...rows, ...Array.from({ length: spare }, () => empty)]
  return useRowKeys(shown)
}

/** A removed row takes its key with it: the focus stays where it is. */
function useRowKeys<Row>(rows: readonly Row[]): FormRowEntry<Row>[] {
  const keys = useRef<number[]>([])
  const next = useRef(0)
  while (keys.current.length < rows.length) {
    keys.current.push(next.current)
    next.current += 1
  }
  keys.current.length = rows.length
  return rows.map((row, index) => ({ key: keys.current[index]!, row, index }))
}
