import type { ItemClock } from '#tenants/work/types.ts'

/** The name of the file from which a clock is counted again. */
export function caseFileName(number: number, { kind, seq }: Pick<ItemClock, 'kind' | 'seq'>) {
  return `sla_${number}_${kind}${seq > 1 ? `_${seq}` : ''}.json`
}
