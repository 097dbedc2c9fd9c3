// What a new request type begins with: its code, and what stands in an empty one.
import type { Service } from '../../shared/permissions.ts'
import type { TypeDefinition } from '../type-definition.ts'

const MOST = 40
/** Words of the catalogue's own addresses. */
const reserved = new Set(['new'])

/** Letters, digits and underscores of the English name; a number tells namesakes apart. */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .replaceAll(/[łŁ]/g, 'l')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  const base = (/^[a-z]/.test(plain) ? plain : `type_${plain}`).replace(/_$/, '')
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : `_${number}`
    const code = base.slice(0, MOST - end.length).replace(/_+$/, '') + end
    if (!taken.has(code) && !reserved.has(code)) return code
  }
}

export function blankDefinition(service: Service, name: TypeDefinition['name']): TypeDefinition {
  return {
    service,
    name,
    hint: { pl: '', en: '' },
    form: [
      {
        key: 'details',
        type: 'longtext',
        label: { pl: 'Opis', en: 'Description' },
        required: true,
      },
    ],
    steps: [],
    checklist: [],
    terms: {},
    questions: 'allowed',
    meter: null,
    retention: null,
    confidential: false,
    isOffered: true,
    opensFromUpload: false,
  }
}

/** A copy under another name. What only the product's own types may do is left behind. */
export function copyOf(source: TypeDefinition, name: TypeDefinition['name']): TypeDefinition {
  const isOwn =
    source.meter === 'document_posted' ||
    source.meter === 'payslip_closed' ||
    source.meter === 'complaint_answered'
  return { ...source, name, opensFromUpload: false, meter: isOwn ? null : source.meter }
}
