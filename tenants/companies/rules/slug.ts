// The name of a company in the address bar, made from what people call it.

const MAX_LENGTH = 40
// Words of the URL table under /office/companies.
const RESERVED: ReadonlySet<string> = new Set(['new'])

/** 'Łódzkie Młyny sp. z o.o.' -> 'lodzkie-mlyny'. Never empty. */
export function slugOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\b(sp\.?\s*z\s*o\.?\s*o\.?|sp\.?\s*[jkp]\.?|s\.?\s*a\.?|s\.?\s*c\.?)\s*$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '')
  return plain || 'firma'
}

/** The slug itself or the first free of slug-2, slug-3... */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug) && !RESERVED.has(slug)) return slug
  for (let n = 2; ; n += 1) {
    if (!taken.has(`${slug}-${n}`)) return `${slug}-${n}`
  }
}
