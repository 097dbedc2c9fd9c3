// What somebody with a mailed link sends: an attempt is taken before a byte is read, and the
// link stays as it was unless everything could be written.
import { readAnswerForm, recordAnswerFiles } from '#app/features/questions/answer-files.server.ts'
import { FormRefusal, formValues, parseForm } from '#app/http/form.server.ts'
import { withIntakeKey } from '#tenants/archive/intake-key.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import {
  type AnswerPlace,
  answerByLink,
  askForRenewal,
  type LinkRequest,
  noteOpened,
  readByLink,
  takeAnswerAttempt,
} from '#tenants/work/answer-door.server.ts'
import { answerQuestionInput } from '#tenants/work/schema.ts'

const answerForm = answerQuestionInput.pick({ answer: true, remark: true })

export type ReceivedAnswer =
  | { done: 'answered' | 'opened' | 'renewed' }
  | { status: 422 | 429; errors: Record<string, string>; values: Record<string, string> }

export async function receiveAnswer(
  request: Request,
  context: LinkRequest,
  place: AnswerPlace,
  token: string,
): Promise<ReceivedAnswer> {
  if ((await takeAnswerAttempt(context)) > 0) {
    return { status: 429, errors: { form: 'rate_limited' }, values: {} }
  }
  if (!(await readByLink(context, place, token))) throw new AppError('not_found')
  const key = await withIntakeKey(context, place.tenantId)
  const { fields, staged, fileError } = await readAnswerForm(request, place.tenantId, key)
  const values = formValues(fields)
  const intent = fields.get('intent')
  if (intent === 'opened') {
    await noteOpened(context, place, token)
    return { done: 'opened' }
  }
  if (intent === 'renew') {
    await askForRenewal(context, place, token)
    return { done: 'renewed' }
  }
  const refused = (errors: Record<string, string>) => ({ status: 422, errors, values }) as const
  try {
    if (fileError) return refused({ answer: fileError })
    const { answer, remark } = parseForm(fields, answerForm)
    const sent = await answerByLink(context, place, token, {
      ...{ answer, remark },
      record: (ctx, item) => recordAnswerFiles(ctx, staged, item),
    })
    return sent.ok ? { done: 'answered' } : refused({ [sent.field ?? 'answer']: sent.code })
  } catch (error) {
    if (error instanceof FormRefusal) return refused(error.errors)
    throw error
  }
}
