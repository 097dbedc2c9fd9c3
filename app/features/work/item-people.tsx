import { Form } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { stepsWords } from '#app/i18n/steps.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Select } from '#app/ui/field.tsx'
import type { ItemPage, ItemPerson } from '#tenants/work/types.ts'

/** Who sees a confidential item. Each side gives access to its own people. */
export function ItemPeople({
  item,
  nameable,
  side,
  refused,
}: {
  item: ItemPage
  nameable: readonly Pick<ItemPerson, 'accountId' | 'name'>[]
  side: 'client' | 'provider'
  refused: { errors: Record<string, string>; values: Record<string, string> } | undefined
}) {
  const all = useWords({ common: commonWords, steps: stepsWords })
  const t = all.steps.people
  if (!item.isConfidential) return null
  const known = new Set(item.people.map(({ accountId }) => accountId))
  const others = nameable.filter(({ accountId }) => !known.has(accountId))
  const mayName = nameable.length > 0 && item.closedAt === null
  return (
    <Card title={t.title} meta={t.badge}>
      <div className="stack">
        <p className="hint">{t.intro}</p>
        <ul className="stack">
          {item.people.map((person) => (
            <li key={person.accountId} className="cluster">
              <span>{person.name}</span>
              <span className="meta">{t.side[person.side]}</span>
              {mayName && person.side === side ? (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="accountId" value={person.accountId} />
                  <Button
                    type="submit"
                    name="intent"
                    value="unname"
                    size="sm"
                    variant="ghost"
                    aria-label={t.removeFrom(person.name)}
                  >
                    {t.remove}
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
        {mayName && others.length > 0 ? (
          <Form method="post" className="mini-form" preventScrollReset>
            <Select
              name="accountId"
              aria-label={t.whom}
              required
              placeholder={t.whom}
              defaultValue=""
              options={others.map(({ accountId, name }) => ({ value: accountId, label: name }))}
            />
            <Button type="submit" name="intent" value="name" size="sm">
              {t.add}
            </Button>
          </Form>
        ) : null}
        {refused?.errors.accountId ? (
          <p className="error" role="alert">
            {fieldErrorText(all, refused.errors.accountId)}
          </p>
        ) : null}
      </div>
    </Card>
  )
}
