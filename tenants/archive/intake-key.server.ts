import { type TenantId, withIntake } from '../shared/scope.server.ts'
import { type FileKey, loadFileKey } from './keys.server.ts'

/** Seals what people without a session send while it arrives; reads nothing of the company. */
export function withIntakeKey(request: { now: Date }, tenantId: TenantId): Promise<FileKey> {
  return withIntake(request, { tenantId, secretHash: null }, { readOnly: true }, loadFileKey)
}
