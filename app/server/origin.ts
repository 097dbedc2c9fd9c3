// Whether a writing request comes from our own pages. Remix compares the Origin header
// in some of its actions only, so that this runs before Remix, for every one of them.

export type OriginFacts = {
  host: string | undefined
  origin: string | undefined
  fetchSite: string | undefined
  publicUrl: string
}

/** True for a request that our own page made. Without any proof the answer is no. */
export function isOwnOrigin(facts: OriginFacts): boolean {
  if (facts.fetchSite !== undefined) {
    if (facts.fetchSite === 'same-origin') return true
    // A proxy may rename the host, so the address that people type counts as well.
    return facts.fetchSite !== 'cross-site' && facts.origin === new URL(facts.publicUrl).origin
  }
  if (facts.origin === undefined || !URL.canParse(facts.origin)) return false
  const origin = new URL(facts.origin)
  if (origin.origin === new URL(facts.publicUrl).origin) return true
  return facts.host !== undefined && origin.host === facts.host.toLowerCase()
}
