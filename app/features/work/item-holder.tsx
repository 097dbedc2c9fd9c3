import { Form } from '@remix-run/react'
import { priorityWords } from '#app/features/queue/queue-columns.tsx'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { workWords } from '#app/i18n/work.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Select } from '#app/ui/field.tsx'
import type { AssignableAgent } from '#tenants/work/queries/agents.server.ts'
import type { ItemPage } from '#tenants/work/types.ts'
import type { Refused } from './item-deed-panel.tsx'

/** Who has the item and how urgent it is. A lead hands it over, an agent takes or returns it. */
export function ItemHolder({
  item,
  agents,
  me,
  refused,
}: {
  item: ItemPage
  agents: readonly AssignableAgent[]
  me: string
  refused: Refused | undefined
}) {
  const t = useWords({ common: commonWords, work: workWords })
  const words = t.work.side
  const isMine = item.assigneeId === me
  const error = refused?.errors.assigneeId ?? (refused ? refused.errors.form : undefined)
  return (
    <Card title={words.who}>
      <div className="stack">
        {item.assigneeName ? (
          <p className="person">
            <Avatar name={item.assigneeName} decorative />
            <span>{isMine ? words.you : item.assigneeName}</span>
          </p>
        ) : (
          <p className="muted">{words.nobody}</p>
        )}
        {item.closedAt ? null : (
          <>
            <Form method="post" className="mini-form" preventScrollReset>
              {isMine ? (
                <Button type="submit" name="intent" value="release" size="sm">
                  {words.release}
                </Button>
              ) : (
                <Button type="submit" name="intent" value="take" size="sm" icon="user">
                  {words.take}
                </Button>
              )}
            </Form>
            {agents.length > 0 ? <HandOver agents={agents} item={item} /> : null}
            <PriorityForm item={item} />
            {error ? <p className="error">{fieldErrorText(t, error)}</p> : null}
          </>
        )}
      </div>
    </Card>
  )
}

function HandOver({ agents, item }: { agents: readonly AssignableAgent[]; item: ItemPage }) {
  const t = useWords(workWords).side
  return (
    <Form method="post" className="mini-form" preventScrollReset>
      <Select
        key={item.assigneeId ?? ''}
        name="assigneeId"
        aria-label={t.whom}
        required
        placeholder={t.whom}
        defaultValue={item.assigneeId ?? ''}
        options={agents.map(({ accountId, name }) => ({ value: accountId, label: name }))}
      />
      <Button type="submit" name="intent" value="assign" size="sm">
        {t.assign}
      </Button>
    </Form>
  )
}

function PriorityForm({ item }: { item: ItemPage }) {
  const t = useWords({ common: commonWords, work: workWords })
  return (
    <Form method="post" className="mini-form" preventScrollReset>
      <Select
        key={item.priority}
        name="priority"
        aria-label={t.work.side.priority}
        defaultValue={String(item.priority)}
        options={([1, 2, 3] as const).map((value) => ({
          value: String(value),
          label: `${t.work.side.priority}: ${t.common.priority[priorityWords[value]].toLocaleLowerCase()}`,
        }))}
      />
      <Button type="submit" name="intent" value="priority" size="sm">
        {t.work.side.change}
      </Button>
    </Form>
  )
}
