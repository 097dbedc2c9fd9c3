// The chain of what happened in a company: each block's hash covers the one before and its
// own rows, so that no row can be changed, left out or added without every later hash.
import { createHash } from 'node:crypto'

export type SealedRow = {
  tenantId: string
  id: string
  at: Date
  actorId: string | null
  actorName: string
  actorSide: string
  action: string
  subjectType: string
  subjectId: string
  itemId: string | null
  data: unknown
  isInternal: boolean
  requestId: string | null
}

export type Block = { blockNo: number; previousHash: string; hash: string; eventCount: number }

/** What stands before the first block. */
export const GENESIS_HASH = '0'.repeat(64)

/** One row as the only text that it can have: fields in fixed order, keys sorted. */
export function canonicalRow(row: SealedRow): string {
  return canonicalJson([
    row.tenantId,
    row.id,
    row.at.toISOString(),
    row.actorId,
    row.actorName,
    row.actorSide,
    row.action,
    row.subjectType,
    row.subjectId,
    row.itemId,
    row.data,
    row.isInternal,
    row.requestId,
  ])
}

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** Hash of a block over the rows in the order of their ids. */
export function blockHash(previousHash: string, rows: readonly SealedRow[]): string {
  const hash = createHash('sha256').update(`${previousHash}\n`)
  for (const row of rows) hash.update(`${canonicalRow(row)}\n`)
  return hash.digest('hex')
}

export type ChainFault = {
  blockNo: number
  fault: 'missing_block' | 'wrong_previous' | 'wrong_count' | 'wrong_hash'
}

/** Checks the next link; null when it holds. */
export function checkBlock(
  before: Block | null,
  block: Block,
  rows: readonly SealedRow[],
): ChainFault | null {
  const fault = (kind: ChainFault['fault']) => ({ blockNo: block.blockNo, fault: kind })
  if (block.blockNo !== (before?.blockNo ?? 0) + 1) return fault('missing_block')
  if (block.previousHash !== (before?.hash ?? GENESIS_HASH)) return fault('wrong_previous')
  if (block.eventCount !== rows.length) return fault('wrong_count')
  return blockHash(block.previousHash, rows) === block.hash ? null : fault('wrong_hash')
}
