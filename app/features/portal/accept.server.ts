// The client's decisions on an item's page: the result, and who sees a confidential item.
import { parseForm, refuse } from '#app/http/form.server.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import { acceptWork } from '#tenants/work/commands/mark-step.server.ts'
import { namePerson, unnamePerson } from '#tenants/work/commands/name-people.server.ts'
import { acceptInput, personInput } from '#tenants/work/schema.ts'

/** What was decided, or null when the form is another one. */
export async function acceptFromForm(
  ctx: ScopeContext,
  itemId: string,
  form: FormData,
): Promise<'accepted' | 'returned' | 'named' | 'unnamed' | null> {
  const intent = form.get('intent')
  if (intent === 'accept' || intent === 'return') {
    const input = parseForm(form, acceptInput)
    const outcome = intent === 'accept' ? 'done' : 'returned'
    const said = await acceptWork(ctx, { itemId, outcome, ...input })
    if (!said.ok) refuse({ [said.field ?? 'form']: said.code })
    return intent === 'accept' ? 'accepted' : 'returned'
  }
  if (intent === 'name' || intent === 'unname') {
    const { accountId } = parseForm(form, personInput)
    const named = await (intent === 'name' ? namePerson : unnamePerson)(ctx, { itemId, accountId })
    if (!named.ok) refuse({ [named.field ?? 'form']: named.code })
    return intent === 'name' ? 'named' : 'unnamed'
  }
  return null
}
