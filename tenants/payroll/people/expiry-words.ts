// What an item that was opened for a day says: in the company's language, since an item's
// title is one for all who read it.
import type { FileKind } from '../file-kinds.ts'

type Words = Record<FileKind | 'contract_end', string>

const words: Readonly<Record<'pl' | 'en', Words>> = {
  pl: {
    contract: 'Umowa',
    medical_check: 'Badania lekarskie',
    safety_training: 'Szkolenie BHP',
    permit: 'Zezwolenie',
    certificate: 'Zaświadczenie',
    questionnaire: 'Kwestionariusz',
    tax_form: 'Oświadczenie podatkowe',
    notice: 'Wypowiedzenie',
    warning: 'Kara porządkowa',
    other: 'Dokument',
    contract_end: 'Koniec umowy',
  },
  en: {
    contract: 'Contract',
    medical_check: 'Medical check',
    safety_training: 'Safety training',
    permit: 'Permit',
    certificate: 'Certificate',
    questionnaire: 'Questionnaire',
    tax_form: 'Tax statement',
    notice: 'Notice',
    warning: 'Disciplinary penalty',
    other: 'Paper',
    contract_end: 'End of contract',
  },
}

export function expiryWords(locale: 'pl' | 'en', what: FileKind | 'contract_end'): string {
  return words[locale][what]
}
