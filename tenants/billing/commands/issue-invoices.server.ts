// Issuing many drafts: each in a transaction of its own, reported row by row.
import { isAppError } from '#tenants/shared/app-error.ts'
import { logger } from '#tenants/shared/log.server.ts'
import { type Principal, type TenantId, withProvider } from '#tenants/shared/scope.server.ts'
import { type IssueProblem, issueInvoice } from './issue-invoice.server.ts'

export type IssueRow =
  | { invoiceId: string; ok: true; number: string }
  | { invoiceId: string; ok: false; code: IssueProblem | 'not_found' | 'internal' }

export type DraftToIssue = { tenantId: TenantId; invoiceId: string; version: number }

class Refused extends Error {
  readonly code: IssueProblem
  constructor(code: IssueProblem) {
    super(code)
    this.code = code
  }
}

/** In the order given, so that numbers follow the list that the admin saw. */
export async function issueInvoices(
  principal: Principal,
  { drafts, issuedOn }: { drafts: readonly DraftToIssue[]; issuedOn?: string | undefined },
): Promise<IssueRow[]> {
  const rows: IssueRow[] = []
  for (const draft of drafts) rows.push(await issueOne(principal, draft, issuedOn))
  return rows
}

async function issueOne(
  principal: Principal,
  draft: DraftToIssue,
  issuedOn: string | undefined,
): Promise<IssueRow> {
  const { invoiceId } = draft
  try {
    const issued = await withProvider(principal, {}, async (ctx) => {
      const result = await issueInvoice(ctx, { ...draft, issuedOn })
      // A refusal may follow the taking of a number: only a rollback gives it back.
      if (!result.ok) throw new Refused(result.code)
      return result.value
    })
    return { invoiceId, ok: true, number: issued.number }
  } catch (error) {
    if (error instanceof Refused) return { invoiceId, ok: false, code: error.code }
    if (isAppError(error) && error.code === 'not_found') {
      return { invoiceId, ok: false, code: 'not_found' }
    }
    if (isAppError(error)) throw error
    logger.error({ err: error, invoiceId }, 'issuing failed')
    return { invoiceId, ok: false, code: 'internal' }
  }
}
