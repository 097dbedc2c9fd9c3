// The work under an invoice line: item, document, entry, each a link where there is one.
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Dictionary, Words } from '#app/i18n/dictionaries.ts'
import type { Column } from '#app/ui/table-model.ts'
import { DateText } from '#app/ui/text.tsx'
import type { LineEvent } from '#tenants/billing/types.ts'

export type EventLinks = {
  document?: (documentId: string) => string
  entry?: (event: LineEvent) => string
  /** A last cell, such as taking the work off the bill. */
  act?: (event: LineEvent) => ReactNode
}

export function eventColumns(t: Words<'billing'>, links: EventLinks): Column<LineEvent>[] {
  const words = t.billing.drill
  const columns: Column<LineEvent>[] = [
    {
      id: 'item',
      header: words.item,
      kind: 'main',
      fixed: true,
      cell: (event) => itemOf(event, words),
    },
    {
      id: 'done',
      header: words.done,
      kind: 'date',
      cell: ({ occurredOn }) => <DateText value={occurredOn} />,
    },
    {
      id: 'quantity',
      header: words.quantity,
      kind: 'num',
      cardLabel: true,
      cell: ({ quantity }) => quantity,
    },
    { id: 'document', header: words.document, cell: (event) => documentOf(event, links) },
    {
      id: 'entry',
      header: words.entry,
      cardLabel: true,
      cell: (event) => entryOf(event, words, links),
    },
  ]
  const { act } = links
  return act ? [...columns, { id: 'act', header: words.act, cell: act }] : columns
}

type Drill = Dictionary['billing']['drill']

function itemOf(event: LineEvent, words: Drill): ReactNode {
  if (event.itemNumber === null) return <span className="muted">{words.hidden}</span>
  return (
    <>
      <span className="muted num">{words.itemNo(event.itemNumber)}</span> {event.itemTitle}
    </>
  )
}

function documentOf(event: LineEvent, { document }: EventLinks): ReactNode {
  if (!event.documentId) return null
  const name = event.purchaseNumber || event.documentName
  return (
    <>
      {document ? <Link to={document(event.documentId)}>{name}</Link> : name}{' '}
      <span className="muted">{event.purchaseSeller}</span>
    </>
  )
}

function entryOf(event: LineEvent, words: Drill, { entry }: EventLinks): ReactNode {
  if (event.entryNumber === null || event.entryYear === null) return null
  const text = words.entryNo(event.entryNumber, event.entryYear)
  return entry ? <Link to={entry(event)}>{text}</Link> : <span className="num">{text}</span>
}
