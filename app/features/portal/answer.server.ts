import { parseForm, refuse } from '#app/http/form.server.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import { answerQuestion } from '#tenants/work/commands/answer-question.server.ts'
import { answerQuestionInput, idInput } from '#tenants/work/schema.ts'

const answerForm = answerQuestionInput.extend({ itemId: idInput })

/** Stores the answer of a question's form, or sends the form back; files are ids by now. */
export async function answerFromForm(
  ctx: ScopeContext,
  form: FormData,
  files: readonly string[] = [],
): Promise<void> {
  const input = parseForm(form, answerForm)
  const answer = input.answer ?? (files.length > 0 ? files : undefined)
  const answered = await answerQuestion(ctx, { ...input, answer })
  if (!answered.ok) refuse({ answer: answered.code })
}
