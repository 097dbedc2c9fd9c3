// Work that is on no bill, each with the reason that the client reads.

import { Form } from '@remix-run/react'
import { billingWords } from '#app/i18n/billing.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { DateText } from '#app/ui/text.tsx'
import type { ExcludedEvent } from '#tenants/billing/types.ts'

export function ExcludedWork({
  events,
  canInclude,
}: {
  events: readonly ExcludedEvent[]
  canInclude: boolean
}) {
  const t = useWords(billingWords)
  if (events.length === 0) return null
  return (
    <Card title={t.review.excludedTitle} flush>
      <table className="inv-list">
        <caption className="sr">{t.review.excludedTitle}</caption>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <th scope="row">
                <span className="muted num">{t.drill.itemNo(event.itemNumber)}</span>{' '}
                {event.itemTitle}
              </th>
              <td>
                <DateText value={event.occurredOn} />
              </td>
              <td>{event.reason}</td>
              <td className="n">
                {canInclude ? (
                  <Form method="post">
                    <input type="hidden" name="eventId" value={event.id} />
                    <ConfirmButton name="intent" value="include" size="sm">
                      {t.review.include}
                    </ConfirmButton>
                  </Form>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
