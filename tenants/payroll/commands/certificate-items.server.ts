// A certificate as work of the provider: its item is timed by the contract and finished with
// it. An employee may write no items, so the worker opens those of their requests.
import { sql } from 'drizzle-orm'
import { requireCompany } from '../../companies/queries.server.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import { cancelItem } from '../../work/commands/cancel-item.server.ts'
import { finishItem } from '../../work/commands/finish-item.server.ts'
import { openItem } from '../../work/commands/open-item.server.ts'
import type { CertificateKind, CertificateStatus } from '../kinds.ts'

const titles = {
  pl: { earnings: 'Zaświadczenie o zarobkach', employment: 'Zaświadczenie o zatrudnieniu' },
  en: { earnings: 'Certificate of earnings', employment: 'Certificate of employment' },
} as const
/** Why an item ends without being done; the client reads it on the item's timeline. */
const ENDED = {
  pl: {
    withdrawn: 'Wniosek wycofany przez pracownika',
    byClient: 'Załatwione przez firmę',
    refused: (reason: string) => `Odmowa wydania: ${reason}`,
  },
  en: {
    withdrawn: 'Taken back by the employee',
    byClient: 'Settled by the company itself',
    refused: (reason: string) => `Refused: ${reason}`,
  },
} as const

export type ItemOfCertificate = {
  certificateId: string
  kind: CertificateKind
  personName: string
}

/** The item of a certificate, opened once; null where the contract gives no such service. */
export async function openCertificateItem(
  ctx: ScopeContext,
  { certificateId, kind, personName }: ItemOfCertificate,
): Promise<string | null> {
  const { locale } = await requireCompany(ctx)
  const opened = await openItem(ctx, {
    requestType: 'document_request',
    title: `${titles[locale][kind]}: ${personName}`,
    form: { person: personName.slice(0, 120), kind },
    source: ctx.actor.side === 'provider' ? 'agent' : 'request',
    sourceKey: `certificate:${certificateId}`,
  })
  return opened.ok ? opened.value.itemId : null
}

/** The item is done with the certificate; one that somebody closed by hand stays as it is. */
export async function finishCertificateItem(
  ctx: ScopeContext,
  { itemId, certificateId }: { itemId: string; certificateId: string },
): Promise<void> {
  await finishItem(ctx, { itemId, source: { type: 'certificate', id: certificateId } })
}

/** What was refused is not delivered: its item ends uncounted, with the reason. */
export async function refuseCertificateItem(
  ctx: ScopeContext,
  { itemId, reason }: { itemId: string; reason: string },
): Promise<void> {
  const { locale } = await requireCompany(ctx)
  await cancelItem(ctx, { itemId, reason: ENDED[locale].refused(reason) })
}

type Waiting = ItemOfCertificate & { employeeId: string }

/** The worker: an item for a request that has none. */
export async function openRequestedItem(
  ctx: ScopeContext,
  { certificateId }: { certificateId: string },
): Promise<boolean> {
  const [asked] = await ctx.tx.execute<Waiting>(sql`
    select c.id as "certificateId", c.kind, c.employee_id as "employeeId",
      o.first_name || ' ' || o.last_name as "personName"
    from certificates c join employees o on o.tenant_id = c.tenant_id and o.id = c.employee_id
    where c.tenant_id = ${ctx.tenantId} and c.id = ${certificateId}
      and c.status = 'requested' and c.item_id is null
    for update of c skip locked`)
  if (!asked) return false
  const itemId = await openCertificateItem(ctx, asked)
  if (!itemId) return false
  await ctx.tx.execute(sql`update certificates set item_id = ${itemId}
    where tenant_id = ${ctx.tenantId} and id = ${certificateId}`)
  return true
}

/**
 * The worker: ends the item of a certificate that was taken back, or that the company's own
 * people decided. Neither is work of the provider, so neither is counted.
 */
export async function endOrphanedItem(
  ctx: ScopeContext,
  { certificateId }: { certificateId: string },
): Promise<void> {
  const [[found], { locale }] = await Promise.all([
    ctx.tx.execute<{ itemId: string; status: CertificateStatus }>(sql`
      select item_id as "itemId", status from certificates
      where tenant_id = ${ctx.tenantId} and id = ${certificateId}
        and status <> 'requested' and item_id is not null`),
    requireCompany(ctx),
  ])
  if (!found) return
  const reason = ENDED[locale][found.status === 'withdrawn' ? 'withdrawn' : 'byClient']
  await cancelItem(ctx, { itemId: found.itemId, reason })
}
