// Request types that the product itself opens, fills in and ends: their words belong to the
// admin, but what the program relies on stays. Meters of such work are theirs alone.
import type { Service } from '../../shared/permissions.ts'
import type { FieldType } from '../schema.ts'
import type { TypeDefinition } from '../type-definition.ts'
import type { Finding } from './definition-checks.ts'

export type ProductTie = {
  service: Service
  meter: TypeDefinition['meter']
  /** Fields that the program answers when it opens an item, with the options it knows. */
  answers: Readonly<Record<string, { type: FieldType; options?: readonly string[] }>>
  /** Opened by the program alone: clients cannot ask for it. */
  isOwnOpening: boolean
  /** Ended by the program, with its posting, its run or its decision: no steps between. */
  isOwnEnd: boolean
  opensFromUpload?: true
}

const period = { period: { type: 'text' } } as const

export const productTies: Readonly<Record<string, ProductTie>> = {
  purchase_invoice: {
    service: 'accounting',
    meter: 'document_posted',
    answers: {},
    isOwnOpening: true,
    isOwnEnd: true,
    opensFromUpload: true,
  },
  vat_question: {
    service: 'accounting',
    meter: null,
    answers: { details: { type: 'longtext' } },
    isOwnOpening: false,
    isOwnEnd: false,
  },
  monthly_close: {
    service: 'accounting',
    meter: null,
    answers: period,
    isOwnOpening: true,
    isOwnEnd: false,
  },
  payroll_run: {
    service: 'payroll',
    meter: 'payslip_closed',
    answers: period,
    isOwnOpening: true,
    isOwnEnd: true,
  },
  document_request: {
    service: 'payroll',
    meter: 'certificate_issued',
    answers: {
      person: { type: 'text' },
      kind: { type: 'choice', options: ['employment', 'earnings', 'other'] },
    },
    isOwnOpening: false,
    isOwnEnd: true,
  },
  hr_document: {
    service: 'payroll',
    meter: null,
    answers: {
      person: { type: 'text' },
      details: { type: 'longtext' },
      needed_on: { type: 'date' },
    },
    isOwnOpening: false,
    isOwnEnd: false,
  },
  hr_expiry: {
    service: 'payroll',
    meter: null,
    answers: {
      person: { type: 'text' },
      what: { type: 'text' },
      valid_until: { type: 'date' },
    },
    isOwnOpening: true,
    isOwnEnd: false,
  },
  complaint: {
    service: 'complaints',
    meter: 'complaint_answered',
    answers: {},
    isOwnOpening: true,
    isOwnEnd: true,
  },
}

/** Items counted on these are ended by the program and cannot be ended by hand. */
const productMeters = ['document_posted', 'payslip_closed', 'complaint_answered']

export function tieOf(code: string): ProductTie | null {
  return Object.hasOwn(productTies, code) ? productTies[code]! : null
}

/** What the program asks of the definition that goes by this code. */
export function checkTies(code: string, definition: TypeDefinition): Finding[] {
  const tie = tieOf(code)
  return tie ? checkTied(tie, definition) : checkFree(definition)
}

function checkFree({ meter, form, opensFromUpload }: TypeDefinition): Finding[] {
  const found: Finding[] = []
  if (meter && productMeters.includes(meter)) found.push({ path: ['meter'], code: 'product_meter' })
  // Without the field, each item would be billed as one record.
  const hasCount = form.some(({ key, type }) => key === 'record_count' && type === 'number')
  if (meter === 'record_keyed' && !hasCount) found.push({ path: ['meter'], code: 'count_missing' })
  if (opensFromUpload) found.push({ path: ['opensFromUpload'], code: 'product_upload' })
  return found
}

function checkTied(tie: ProductTie, definition: TypeDefinition): Finding[] {
  const found: Finding[] = []
  const fixed = (path: Finding['path']) => found.push({ path, code: 'product_keeps' })
  if (definition.service !== tie.service) fixed(['service'])
  if (definition.meter !== tie.meter) fixed(['meter'])
  if (definition.confidential) fixed(['confidential'])
  if (definition.isOffered && tie.isOwnOpening) fixed(['isOffered'])
  if (definition.opensFromUpload !== Boolean(tie.opensFromUpload)) fixed(['opensFromUpload'])
  if (tie.isOwnEnd && definition.steps.length > 0) fixed(['steps'])
  return [...found, ...checkAnswers(tie, definition)]
}

function checkAnswers({ answers }: ProductTie, { form }: TypeDefinition): Finding[] {
  const found: Finding[] = []
  for (const [key, answer] of Object.entries(answers)) {
    const at = form.findIndex((field) => field.key === key)
    const field = form[at]
    if (!field) found.push({ path: ['form'], code: 'product_field' })
    else if (field.type !== answer.type) {
      found.push({ path: ['form', at, 'type'], code: 'product_keeps' })
    } else if (field.type === 'choice') {
      const values = field.options.map(({ value }) => value)
      if (!answer.options?.every((value) => values.includes(value))) {
        found.push({ path: ['form', at, 'options'], code: 'product_keeps' })
      }
    }
  }
  form.forEach(({ key, required, when }, at) => {
    // The program would be asked what it cannot know, and its item would not open.
    if (required && !when && !Object.hasOwn(answers, key)) {
      found.push({ path: ['form', at, 'required'], code: 'product_cannot_answer' })
    }
  })
  return found
}
