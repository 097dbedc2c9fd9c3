// The request types that the product ships. A type is what a client may ask for, the
// form it takes, the steps that lead to the answer, and the meter that counts it.
import { accounting } from './catalogue/accounting.ts'
import { data } from './catalogue/data.ts'
import { hr } from './catalogue/hr.ts'
import { it } from './catalogue/it.ts'
import { legal } from './catalogue/legal.ts'
import type { TypeDefinition } from './type-definition.ts'
import type { RequestType } from './types.ts'

/** A type as it is shipped: what is not named is plain work in one step. */
export type ShippedType = RequestType &
  Partial<
    Pick<
      TypeDefinition,
      'steps' | 'checklist' | 'terms' | 'questions' | 'retention' | 'confidential'
    >
  >

export const catalogue: readonly ShippedType[] = [...accounting, ...hr, ...data, ...legal, ...it]

export function definitionOf(type: ShippedType): TypeDefinition {
  return {
    service: type.service,
    name: { pl: type.namePl, en: type.nameEn },
    hint: { pl: type.hintPl, en: type.hintEn },
    form: type.form,
    steps: type.steps ?? [],
    checklist: type.checklist ?? [],
    terms: type.terms ?? {},
    questions: type.questions ?? 'allowed',
    meter: type.meter as TypeDefinition['meter'],
    retention: type.retention ?? null,
    confidential: type.confidential ?? false,
    isOffered: type.isOffered,
    opensFromUpload: type.opensFromUpload,
  }
}
