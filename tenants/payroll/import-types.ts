// Files of people and absences, as pages read of them.
export const importKinds = ['employees', 'absences'] as const
export type ImportKind = (typeof importKinds)[number]
export type ImportTake = 'all' | 'good_ones'
export type ImportStatus = 'asked' | 'running' | 'done' | 'failed'

export type BadRow = { row: number; errors: Record<string, string> }
export type ImportJob = {
  id: string
  kind: ImportKind
  take: ImportTake
  fileName: string
  status: ImportStatus
  rowsTotal: number
  rowsTaken: number
  rowsBad: number
  askedAt: Date
  askedByName: string
  finishedAt: Date | null
  error: string | null
}
