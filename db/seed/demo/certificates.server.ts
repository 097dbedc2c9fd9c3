// Certificates of the demo: two that were issued, and one that the employee asked for and
// that waits for the payroll.
import type postgres from 'postgres'
import {
  issueCertificate,
  requestCertificate,
  requestCertificateFor,
} from '#tenants/payroll/commands/certificates.server.ts'
import type { CertificateKind } from '#tenants/payroll/kinds.ts'
import { employeeRole } from '#tenants/shared/permissions.ts'
import type { Principal } from '#tenants/shared/scope.server.ts'
import type { Cast } from './cast.server.ts'
import { accountIdOf } from './ground.server.ts'
import { act } from './lives.server.ts'
import { DEMO_EMPLOYEE } from './people.ts'

type Person = { employmentId: string }
type Options = { slug: string; cast: Cast; sql: postgres.Sql }

export async function demoCertificates(
  { slug, cast, sql }: Options,
  [first, second]: readonly Person[],
  when: Date,
): Promise<void> {
  if (!first || !second) return
  await issued(cast, first, { kind: 'employment', purpose: 'do urzędu' }, when)
  await issued(cast, second, { kind: 'earnings', purpose: 'do banku' }, when)
  if (slug !== DEMO_EMPLOYEE.slug) return
  const me = await signedIn(sql, when)
  await act(me, cast.tenantId, (ctx) =>
    requestCertificate(ctx, {
      employmentId: first.employmentId,
      kind: 'earnings',
      locale: 'pl',
      purpose: 'do banku, wniosek o kredyt',
    }),
  )
}

async function issued(
  cast: Cast,
  { employmentId }: Person,
  { kind, purpose }: { kind: CertificateKind; purpose: string },
  when: Date,
): Promise<void> {
  const { id: certificateId } = await act(cast.personnel(when), cast.tenantId, (ctx) =>
    requestCertificateFor(ctx, { employmentId, kind, locale: 'pl', purpose }),
  )
  await act(cast.agents[0]!(when), cast.tenantId, (ctx) =>
    issueCertificate(ctx, { certificateId, version: 1 }),
  )
}

async function signedIn(sql: postgres.Sql, now: Date): Promise<Principal> {
  const accountId = accountIdOf(DEMO_EMPLOYEE.email)
  const [account] = await sql<{ name: string }[]>`select name from accounts where id = ${accountId}`
  return { accountId, name: account!.name, role: employeeRole, now, requestId: 'demo' }
}
