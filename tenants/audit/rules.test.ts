import { describe, expect, it } from 'vitest'
import { blockHash, canonicalJson, checkBlock, GENESIS_HASH, type SealedRow } from './rules.ts'

const row = (overrides: Partial<SealedRow> = {}): SealedRow => ({
  tenantId: 't',
  id: 'a',
  at: new Date('2026-11-23T12:00:00Z'),
  actorId: null,
  actorName: 'Anna',
  actorSide: 'provider',
  action: 'work.item_opened',
  subjectType: 'work_item',
  subjectId: 's',
  itemId: null,
  data: { number: 1 },
  isInternal: false,
  requestId: null,
  ...overrides,
})

describe('canonicalJson', () => {
  it('does not depend on the order in which a database gives the keys', () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: 'ł' }] })).toBe(
      canonicalJson({ a: [{ c: 'ł', d: null }], b: 1 }),
    )
  })

  it('tells a missing member from null, and a number from its text', () => {
    expect(canonicalJson({ a: null })).not.toBe(canonicalJson({}))
    expect(canonicalJson({ a: 1 })).not.toBe(canonicalJson({ a: '1' }))
  })
})

describe('blockHash', () => {
  const hash = blockHash(GENESIS_HASH, [row()])

  it.each([
    ['the instant', { at: new Date('2026-11-23T12:00:00.001Z') }],
    ['the name', { actorName: 'Ann' }],
    ['the data', { data: { number: 2 } }],
    ['the visibility', { isInternal: true }],
    ['the request', { requestId: 'r' }],
  ])('changes with %s', (_what, change) => {
    expect(blockHash(GENESIS_HASH, [row(change)])).not.toBe(hash)
  })

  it('changes with the block before', () => {
    expect(blockHash('1'.repeat(64), [row()])).not.toBe(hash)
  })

  it('cannot be had from other rows by moving a border between them', () => {
    const two = blockHash(GENESIS_HASH, [row({ actorName: 'x' }), row({ actorName: 'y' })])
    expect(blockHash(GENESIS_HASH, [row({ actorName: 'x\ny' })])).not.toBe(two)
  })
})

describe('checkBlock', () => {
  const first = {
    blockNo: 1,
    previousHash: GENESIS_HASH,
    hash: blockHash(GENESIS_HASH, [row()]),
    eventCount: 1,
  }

  it('holds for a block as it was sealed', () => {
    expect(checkBlock(null, first, [row()])).toBeNull()
  })

  it('names what is wrong', () => {
    expect(checkBlock(null, { ...first, blockNo: 2 }, [row()])?.fault).toBe('missing_block')
    expect(checkBlock(null, { ...first, previousHash: 'x' }, [row()])?.fault).toBe('wrong_previous')
    expect(checkBlock(null, first, [])?.fault).toBe('wrong_count')
    expect(checkBlock(null, first, [row({ id: 'b' })])?.fault).toBe('wrong_hash')
  })
})
