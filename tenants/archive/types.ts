import type { TenantId } from '../shared/scope.server.ts'
import type { AllowedMime } from './rules/sniff.ts'

/** Content that lies in the store and is not recorded yet. */
export type StagedFile = {
  tenantId: TenantId
  sha256: string
  sizeBytes: number
  mime: AllowedMime
  originalName: string
}

export type Document = {
  id: string
  service: string
  sha256: string
  sizeBytes: bigint
  mime: AllowedMime
  originalName: string
  duplicateOfId: string | null
  uploadedByName: string
  uploadedAt: Date
  filedAt: Date | null
  filedAs: string | null
}

export type DocumentRow = Omit<Document, 'sha256'> & {
  /** The item on which it hangs, when there is one. */
  itemId: string | null
  itemNumber: number | null
}

export type DocumentPage = { items: DocumentRow[]; nextCursor: string | null }
