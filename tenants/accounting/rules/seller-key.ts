// By which key a supplier is remembered: the tax number, else country and name.
import { foldPolish } from './suggest-account.ts'

export function sellerKeyOf(seller: {
  sellerNip: string | null
  sellerCountry: string
  sellerName: string
}): string | null {
  if (seller.sellerNip) return seller.sellerNip
  const name = foldPolish(seller.sellerName)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return name ? `${seller.sellerCountry}:${name.slice(0, 200)}` : null
}
