// The lives of work items: steps with their instants, told by the product's own commands,
// so that the demo obeys every rule that the product has.
import { Readable } from 'node:stream'
import { draftFromDocument } from '#tenants/accounting/commands/draft-from-document.server.ts'
import { postPurchase } from '#tenants/accounting/commands/post-purchase.server.ts'
import { rejectPurchase } from '#tenants/accounting/commands/reject-purchase.server.ts'
import { reversePurchase } from '#tenants/accounting/commands/reverse-purchase.server.ts'
import { saveDraft } from '#tenants/accounting/commands/save-draft.server.ts'
import { getPurchase } from '#tenants/accounting/queries/purchases.server.ts'
import { recordDocument } from '#tenants/archive/commands.server.ts'
import { stageUpload } from '#tenants/archive/contents.server.ts'
import { loadFileKey } from '#tenants/archive/keys.server.ts'
import type { StagedFile } from '#tenants/archive/types.ts'
import type { Service } from '#tenants/shared/permissions.ts'
import type { Err, Ok } from '#tenants/shared/result.ts'
import {
  type Principal,
  type ScopeContext,
  type TenantId,
  withCompany,
} from '#tenants/shared/scope.server.ts'
import { answerQuestion } from '#tenants/work/commands/answer-question.server.ts'
import { type AskInput, askClient } from '#tenants/work/commands/ask-client.server.ts'
import { assignItem, startItem } from '#tenants/work/commands/assign-item.server.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import type { ActAt, Cast } from './cast.server.ts'
import { afterWork } from './moments.ts'
import { completedDraft, type Paper, type PaperFile, typedDraft } from './paper.ts'

/** One thing that somebody does at an instant. */
export type Step = { at: Date; do: () => Promise<void> }
/** Office minutes after what came before. */
export type Then = (minutes: number, run: (at: Date) => Promise<unknown>) => void

/** A life told in order: something happens at the first instant, all else after it. */
export function lifeFrom(
  first: Date,
  begin: (at: Date) => Promise<unknown>,
): [steps: Step[], then: Then] {
  const steps: Step[] = []
  let last = first
  const tell = (at: Date, run: (at: Date) => Promise<unknown>) =>
    steps.push({ at, do: async () => void (await run(at)) })
  tell(first, begin)
  const then: Then = (minutes, run) => {
    last = afterWork(last, minutes)
    tell(last, run)
  }
  return [steps, then]
}

class Refused extends Error {
  constructor(readonly refusal: Err<string>) {
    super(`the demo was refused: ${refusal.code} ${refusal.field ?? ''}`)
  }
}

/** Runs a command in the company; a refusal rolls back and is told. */
export function act<T>(
  principal: Principal,
  tenantId: TenantId,
  command: (ctx: ScopeContext) => Promise<Ok<T> | Err<string>>,
): Promise<T> {
  return withCompany(principal, tenantId, {}, async (ctx) => {
    const outcome = await command(ctx)
    if (!outcome.ok) throw new Refused(outcome)
    return outcome.value
  })
}

/** An invoice on its way from the client's hand into the books. */
export class PurchaseLife {
  private itemId = ''
  private purchaseId = ''
  private questionId = ''

  constructor(
    private readonly cast: Cast,
    private readonly agent: ActAt,
    private readonly paper: Paper,
    private readonly file: () => Promise<PaperFile>,
  ) {}

  upload = async (at: Date): Promise<void> => {
    const { tenantId } = this.cast
    const principal = this.cast.finance(at)
    const file = await this.file()
    const staged = await stage(principal, tenantId, file)
    await act(principal, tenantId, async (ctx) => {
      const document = await recordDocument(ctx, staged, { service: 'accounting' })
      const opened = await openItem(ctx, {
        requestType: 'purchase_invoice',
        // As the portal names them: an e-invoice by what was read, a scan by its file.
        title: file.isXml ? `${this.paper.supplier.name}, ${this.paper.number}` : file.name,
        form: {},
        source: 'upload',
        documents: [document.id],
      })
      if (!opened.ok) return opened
      this.itemId = opened.value.itemId
      const draft = await draftFromDocument(ctx, {
        itemId: this.itemId,
        documentId: document.id,
        ...(file.isXml ? { bytes: file.bytes } : {}),
      })
      this.purchaseId = draft.purchaseId
      return opened
    })
  }

  take = async (at: Date): Promise<void> => {
    await takeItem(this.cast, this.agent, this.itemId, at)
  }

  ask = async (at: Date, body: string, typed: Partial<AskInput> = {}): Promise<void> => {
    const period = at.toISOString().slice(0, 7)
    const asked = await act(this.agent(at), this.cast.tenantId, (ctx) =>
      askClient(ctx, { itemId: this.itemId, body, period, ...typed }),
    )
    this.questionId = asked.questionId
  }

  answer = async (at: Date, answer: string | boolean): Promise<void> => {
    await act(this.cast.finance(at), this.cast.tenantId, (ctx) =>
      answerQuestion(ctx, { itemId: this.itemId, questionId: this.questionId, answer }),
    )
  }

  say = (
    at: Date,
    command: (ctx: ScopeContext, itemId: string) => Promise<Ok<unknown> | Err<string>>,
  ) => act(this.agent(at), this.cast.tenantId, (ctx) => command(ctx, this.itemId))

  post = async (at: Date): Promise<void> => {
    const { tenantId } = this.cast
    await act(this.agent(at), tenantId, async (ctx) => {
      const before = (await getPurchase(ctx, this.purchaseId))!
      let { version } = before
      const complete = before.origin === 'manual' ? typedDraft : completedDraft
      if (before.origin === 'manual' || before.lines.some((line) => !line.accountNumber)) {
        const draft = complete(this.paper, before)
        const saved = await saveDraft(ctx, { purchaseId: this.purchaseId, draft, version })
        if (!saved.ok) return saved
        version = saved.value.version
      }
      return postPurchase(ctx, { purchaseId: this.purchaseId, itemId: this.itemId, version })
    })
  }

  reject = async (at: Date, reason: string): Promise<void> => {
    await act(this.agent(at), this.cast.tenantId, async (ctx) => {
      const { version } = (await getPurchase(ctx, this.purchaseId))!
      return rejectPurchase(ctx, { purchaseId: this.purchaseId, version, reason })
    })
  }

  reverse = async (at: Date, reason: string): Promise<void> => {
    const reversed = await act(this.agent(at), this.cast.tenantId, (ctx) =>
      reversePurchase(ctx, { purchaseId: this.purchaseId, reason }),
    )
    this.purchaseId = reversed.draftId!
  }
}

export async function takeItem(cast: Cast, agent: ActAt, itemId: string, at: Date): Promise<void> {
  const who = agent(at)
  await act(who, cast.tenantId, async (ctx) => {
    const assigned = await assignItem(ctx, { itemId, assigneeId: who.accountId })
    return assigned.ok ? startItem(ctx, { itemId }) : assigned
  })
}

/** Puts a file into the company's store and records it. */
export async function handIn(
  principal: Principal,
  tenantId: TenantId,
  file: PaperFile,
  service: Service,
): Promise<string> {
  const staged = await stage(principal, tenantId, file)
  return withCompany(principal, tenantId, {}, async (ctx) => {
    const { id } = await recordDocument(ctx, staged, { service })
    return id
  })
}

async function stage(
  principal: Principal,
  tenantId: TenantId,
  file: PaperFile,
): Promise<StagedFile> {
  const key = await withCompany(principal, tenantId, { readOnly: true }, loadFileKey)
  const staged = await stageUpload(tenantId, key, {
    stream: Readable.from([file.bytes]),
    originalName: file.name,
  })
  if (!staged.ok) throw new Refused(staged)
  return staged.value
}
