// Kinds and states of people, contracts and time: the lists that forms, screens and the
// database share. Free of everything else, so that a browser may have them.

export const employmentKinds = ['uop', 'zlecenie', 'dzielo'] as const
export type EmploymentKind = (typeof employmentKinds)[number]
export const employmentTermKinds = ['trial', 'fixed', 'indefinite'] as const
export type EmploymentTerm = (typeof employmentTermKinds)[number]
export const endReasons = [
  'agreement',
  'notice_employer',
  'notice_employee',
  'without_notice',
  'term_over',
  'work_done',
  'retired',
  'death',
] as const
export type EndReason = (typeof endReasons)[number]
export const payKinds = ['monthly', 'hourly', 'lump'] as const
export type PayKind = (typeof payKinds)[number]
export const kups = ['none', 'standard', 'raised', 'percent20', 'percent50', 'lump'] as const
export type Kup = (typeof kups)[number]
export const reliefs = ['u26', 'returning', 'family4', 'senior'] as const
export type Relief = (typeof reliefs)[number]
export const taxAdvances = ['scale', 'higher', 'none', 'lump'] as const
export type TaxAdvance = (typeof taxAdvances)[number]
export const disabilities = ['none', 'light', 'moderate', 'severe'] as const
export type Disability = (typeof disabilities)[number]
/** By what the payer is, ZUS is told and paid by the 5th, the 15th or the 20th. */
export const payerKinds = ['budget', 'legal_person', 'other'] as const
export type PayerKind = (typeof payerKinds)[number]
/** Who had paid a person in a year before this payroll did: somebody else, or an old program. */
export const openingSources = ['other_payer', 'earlier_system'] as const
export type OpeningSource = (typeof openingSources)[number]
/** Sums of a month that a bonus run pays: until the month's own run the rest stays open. */
export const bonusRunCodes = ['bonus', 'commission', 'piecework', 'reward', 'in_kind'] as const
export const componentKinds = ['fixed', 'hourly', 'one_off', 'in_kind'] as const
export type ComponentKind = (typeof componentKinds)[number]
export const absenceStatuses = ['requested', 'approved', 'refused', 'cancelled'] as const
export type AbsenceStatus = (typeof absenceStatuses)[number]
/** What an employee may ask for; the rest is recorded from papers. */
export const leaveKinds = [
  'vacation',
  'on_demand',
  'occasional',
  'child_day',
  'force_majeure',
  'carer',
  'unpaid',
  'training',
] as const
export const sicknessKinds = [
  'sickness',
  'sickness_pregnancy',
  'accident',
  'child_care',
  'family_care',
] as const
export const absenceKinds = [
  ...leaveKinds,
  'excused',
  'unexcused',
  ...sicknessKinds,
  'maternity',
  'parental',
  'paternity',
  'upbringing',
  'rehabilitation',
] as const
export type AbsenceKind = (typeof absenceKinds)[number]
export const minuteCodes = ['hours', 'overtime_50', 'overtime_100', 'night'] as const
export const amountCodes = [
  'bonus',
  'commission',
  'piecework',
  'reward',
  'in_kind',
  'reimbursement',
  'deduction',
  'advance',
] as const
export const monthInputCodes = [...minuteCodes, ...amountCodes] as const
export type MonthInputCode = (typeof monthInputCodes)[number]
export const PIT2_AMOUNTS = [30_000n, 15_000n, 10_000n, 0n] as const
export const certificateKinds = ['earnings', 'employment'] as const
export type CertificateKind = (typeof certificateKinds)[number]
/** So many payslips are one file; a longer run is printed in parts. */
export const SLIPS_IN_FILE = 500
export const certificateStatuses = ['requested', 'issued', 'refused', 'withdrawn'] as const
export type CertificateStatus = (typeof certificateStatuses)[number]
