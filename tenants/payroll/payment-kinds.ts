// Lists of payments and claims that forms and the database share. Free of everything else,
// so that a browser may have them.

export const paymentFormats = ['elixir', 'pain001'] as const
export type PaymentFormat = (typeof paymentFormats)[number]

export const garnishmentKinds = [
  'alimony',
  'enforcement',
  'administrative',
  'advance',
  'penalty',
  'voluntary',
] as const
export type GarnishmentKind = (typeof garnishmentKinds)[number]
