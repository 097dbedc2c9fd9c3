// Which account a purchase probably belongs to, and why, so that a person can agree
// or not. Never a decision.

import type { LocalDate } from '#tenants/shared/dates.ts'
import { KEYWORD_TABLES, type KeywordTable } from '../pl/account-keywords.ts'

export type AccountSuggestion =
  | { accountNumber: string; because: 'remembered'; useCount: number }
  | { accountNumber: string; because: 'keyword'; keyword: string }
  | { accountNumber: null; because: 'unknown' }

export type RememberedAccount = { accountNumber: string; useCount: number }

/** For a whole document: what was chosen for this supplier before, else words of its lines. */
export function suggestAccount(input: {
  remembered: readonly RememberedAccount[]
  lineNames: readonly string[]
  on: LocalDate
}): AccountSuggestion {
  const [first, ...others] = input.remembered
  if (first) {
    const best = others.reduce((a, b) => (b.useCount > a.useCount ? b : a), first)
    return { accountNumber: best.accountNumber, because: 'remembered', useCount: best.useCount }
  }
  const votes = new Map<string, { count: number; suggestion: AccountSuggestion }>()
  for (const name of input.lineNames) {
    const suggestion = suggestAccountForText(name, input.on)
    if (suggestion.accountNumber === null) continue
    const vote = votes.get(suggestion.accountNumber)
    if (vote) vote.count += 1
    else votes.set(suggestion.accountNumber, { count: 1, suggestion })
  }
  // Of equal votes the first mentioned wins: the main item usually stands first.
  let winner: { count: number; suggestion: AccountSuggestion } | null = null
  for (const vote of votes.values()) if (!winner || vote.count > winner.count) winner = vote
  return winner?.suggestion ?? { accountNumber: null, because: 'unknown' }
}

/** For one line: the longest stem that begins a word in it. */
export function suggestAccountForText(text: string, on: LocalDate): AccountSuggestion {
  const table = tableOn(on)
  const folded = ` ${foldPolish(text.slice(0, 512)).replace(/[^a-z0-9]+/g, ' ')}`
  let best: { accountNumber: string; stem: string } | null = null
  for (const { accountNumber, stems } of table?.accounts ?? []) {
    for (const stem of stems) {
      if ((best?.stem.length ?? 0) < stem.length && folded.includes(` ${stem}`)) {
        best = { accountNumber, stem }
      }
    }
  }
  if (!best) return { accountNumber: null, because: 'unknown' }
  return { accountNumber: best.accountNumber, because: 'keyword', keyword: best.stem }
}

function tableOn(on: LocalDate): KeywordTable | undefined {
  return KEYWORD_TABLES.findLast((table) => table.validFrom <= on)
}

/** Lower case without Polish letters, as the stems are written. */
export function foldPolish(text: string): string {
  return text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '')
}
