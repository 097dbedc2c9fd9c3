// Keyset pages know only what comes next; the way back is kept in the address itself.
const SEPARATOR = '!'
const LONGEST_TRAIL = 20

export type PageLinks = { previous: string | null; next: string | null }

export function pageLinks(params: URLSearchParams, nextCursor: string | null): PageLinks {
  const here = params.get('after')
  const trail = params.get('trail')?.split(SEPARATOR) ?? []
  const address = (after: string, way: readonly string[]) => {
    const other = new URLSearchParams(params)
    other.delete('after')
    other.delete('trail')
    if (after) other.set('after', after)
    if (way.length > 0) other.set('trail', way.join(SEPARATOR))
    return `?${other}`
  }
  return {
    previous: here ? address(trail.at(-1) ?? '', trail.slice(0, -1)) : null,
    next: nextCursor ? address(nextCursor, [...trail, here ?? ''].slice(-LONGEST_TRAIL)) : null,
  }
}
