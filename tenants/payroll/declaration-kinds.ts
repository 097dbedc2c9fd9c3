// What the State is told, as one list: every kind keeps the same few facts at the top of
// its data, so that the list needs to know nothing else of a kind.

export const declarationKinds = ['kedu', 'pit4r', 'pit8ar', 'pit11'] as const
export type DeclarationKind = (typeof declarationKinds)[number]
export const declarationStatuses = ['draft', 'ready', 'sent', 'replaced'] as const
export type DeclarationStatus = (typeof declarationStatuses)[number]

/** The first fields of `declarations.data`, whatever the kind. */
export type DeclarationHead = {
  /** Last day for handing it in. */
  dueOn: string
  /** Persons that it tells of. */
  people: number
  /** What has to be paid by it, in grosze as text; null when nothing is. */
  totalMinor: string | null
  /** How many things somebody should look at. */
  warningCount: number
}

export function isDeclarationKind(text: string): text is DeclarationKind {
  return (declarationKinds as readonly string[]).includes(text)
}
