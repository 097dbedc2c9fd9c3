// What the forms of an item's page do. One form is one deed; a refusal comes back to it.
import { z } from 'zod'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import type { Err, Ok } from '#tenants/shared/result.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import { questionInput } from '#tenants/work/ask-schema.ts'
import { withdrawQuestion } from '#tenants/work/commands/answer-question.server.ts'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import { assignItem, setPriority, startItem } from '#tenants/work/commands/assign-item.server.ts'
import {
  resumeFromAuthority,
  waitForAuthority,
} from '#tenants/work/commands/await-authority.server.ts'
import { cancelItem, reopenItem } from '#tenants/work/commands/cancel-item.server.ts'
import { finishItem } from '#tenants/work/commands/finish-item.server.ts'
import { markCheck, markStep } from '#tenants/work/commands/mark-step.server.ts'
import { namePerson, unnamePerson } from '#tenants/work/commands/name-people.server.ts'
import { addNote, sendMessage } from '#tenants/work/commands/send-message.server.ts'
import {
  checkInput,
  finishInput,
  idInput,
  messageInput,
  personInput,
  priorityInput,
  reasonInput,
  returnInput,
  stepInput,
  versionInput,
} from '#tenants/work/schema.ts'

type Outcome = Promise<Ok<unknown> | Err<string>>
type Deed = (ctx: ScopeContext, itemId: string, form: FormData) => Outcome

const versioned = z.object({ version: versionInput })

const deeds = {
  start: (ctx, itemId, form) => startItem(ctx, { itemId, ...parseForm(form, versioned) }),
  take: (ctx, itemId) => assignItem(ctx, { itemId, assigneeId: ctx.actor.id }),
  release: (ctx, itemId) => assignItem(ctx, { itemId, assigneeId: null }),
  assign: (ctx, itemId, form) =>
    assignItem(ctx, { itemId, ...parseForm(form, z.object({ assigneeId: idInput })) }),
  priority: (ctx, itemId, form) =>
    setPriority(ctx, { itemId, ...parseForm(form, z.object({ priority: priorityInput })) }),
  message: (ctx, itemId, form) => sendMessage(ctx, { itemId, ...parseForm(form, messageInput) }),
  note: (ctx, itemId, form) => addNote(ctx, { itemId, ...parseForm(form, messageInput) }),
  ask: (ctx, itemId, form) => askClient(ctx, { itemId, ...parseForm(form, questionInput) }),
  withdraw: (ctx, itemId, form) =>
    withdrawQuestion(ctx, { itemId, ...parseForm(form, z.object({ questionId: idInput })) }),
  wait: (ctx, itemId, form) => waitForAuthority(ctx, { itemId, ...parseForm(form, reasonInput) }),
  resume: (ctx, itemId, form) =>
    resumeFromAuthority(ctx, { itemId, ...parseForm(form, versioned) }),
  step_done: (ctx, itemId, form) =>
    markStep(ctx, { itemId, outcome: 'done', ...parseForm(form, stepInput) }),
  step_return: (ctx, itemId, form) =>
    markStep(ctx, { itemId, outcome: 'returned', ...parseForm(form, returnInput) }),
  check: (ctx, itemId, form) =>
    markCheck(ctx, { itemId, isChecked: true, ...parseForm(form, checkInput) }),
  uncheck: (ctx, itemId, form) =>
    markCheck(ctx, { itemId, isChecked: false, ...parseForm(form, checkInput) }),
  name: (ctx, itemId, form) => namePerson(ctx, { itemId, ...parseForm(form, personInput) }),
  unname: (ctx, itemId, form) => unnamePerson(ctx, { itemId, ...parseForm(form, personInput) }),
  finish: (ctx, itemId, form) => finishItem(ctx, { itemId, ...parseForm(form, finishInput) }),
  cancel: (ctx, itemId, form) => cancelItem(ctx, { itemId, ...parseForm(form, reasonInput) }),
  reopen: (ctx, itemId, form) => reopenItem(ctx, { itemId, ...parseForm(form, reasonInput) }),
} satisfies Record<string, Deed>

export type ItemDeed = keyof typeof deeds

export function isItemDeed(intent: unknown): intent is ItemDeed {
  return typeof intent === 'string' && Object.hasOwn(deeds, intent)
}

/** Does what the form says; gives the deed's name for the message that follows. */
export async function runItemDeed(
  ctx: ScopeContext,
  itemId: string,
  form: FormData,
): Promise<ItemDeed> {
  const intent = form.get('intent')
  if (!isItemDeed(intent)) throw new AppError('invalid_input')
  const deed: Deed = deeds[intent]
  const outcome = await deed(ctx, itemId, form)
  if (!outcome.ok) refuse({ [outcome.field ?? 'form']: outcome.code })
  return intent
}
