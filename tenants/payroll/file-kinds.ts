// Parts and kinds of the employee file, by the regulation on employee documentation of
// 10 December 2018 (Dz.U. 2018 poz. 2369). Free of everything else: a browser may have it.

export const fileParts = ['A', 'B', 'C', 'D', 'E'] as const
export type FilePart = (typeof fileParts)[number]

export const fileKinds = [
  'contract',
  'medical_check',
  'safety_training',
  'permit',
  'certificate',
  'questionnaire',
  'tax_form',
  'notice',
  'warning',
  'other',
] as const
export type FileKind = (typeof fileKinds)[number]

/** What a part usually holds comes first in its form; anything may be put in. */
export const usualKinds: Readonly<Record<FilePart, readonly FileKind[]>> = {
  A: ['questionnaire', 'certificate', 'medical_check'],
  B: ['contract', 'medical_check', 'safety_training', 'permit', 'tax_form', 'certificate'],
  C: ['notice', 'certificate'],
  D: ['warning'],
  E: ['other'],
}
