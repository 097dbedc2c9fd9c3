// The smaller blocks of an item's page.

import { Link } from '@remix-run/react'
import { AnswerText } from '#app/features/questions/answer-text.tsx'
import { AttachBox } from '#app/features/work/attach-box.tsx'
import { paths } from '#app/http/paths.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { DateText } from '#app/ui/text.tsx'
import { Timeline, type TimelineEntry } from '#app/ui/timeline.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { ItemBilling } from '#tenants/billing/types.ts'
import type { FormField } from '#tenants/work/schema.ts'
import type { ItemPage, ItemQuestion } from '#tenants/work/types.ts'

export function ItemDocuments({
  company,
  item,
  canAttach,
}: {
  company: string
  item: ItemPage
  canAttach: boolean
}) {
  const t = useWords(portalWords)
  const f = useFormat()
  return (
    <Card title={t.item.documents} flush>
      {item.documents.length > 0 ? (
        <ul>
          {item.documents.map((document) => (
            <li key={document.id} className="wl-row">
              <div className="wl-main">
                <Link to={paths.portalDocument(company, document.id)} className="wl-link">
                  {document.originalName}
                </Link>
                <p className="meta num">
                  {f.fileSize(Number(document.sizeBytes))} · {document.uploadedByName} ·{' '}
                  {f.date(document.uploadedAt)}
                </p>
              </div>
              {document.isDuplicate ? (
                <div className="wl-side">
                  <Badge tone="warn">{t.documents.states.duplicate}</Badge>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="calm muted">{t.item.noDocuments}</p>
      )}
      {canAttach && item.allowed.includes('attach') ? (
        <AttachBox action={paths.portalItemFiles(company, item.id)} />
      ) : null}
    </Card>
  )
}

/** Questions that have been answered or withdrawn: what was asked stays to be read. */
export function AnsweredQuestions({ questions }: { questions: readonly ItemQuestion[] }) {
  const t = useWords(portalWords)
  const f = useFormat()
  if (questions.length === 0) return null
  return (
    <Card title={t.item.answeredQuestions} flush>
      <ul>
        {questions.map((question) => (
          <li key={question.id} className="qa qa-past">
            <p className="meta num">
              {t.question.askedBy(question.askedByName)} · {f.dateTime(question.askedAt)}
            </p>
            <p className="qa-body">{question.body}</p>
            {question.answeredAt ? (
              <>
                <p className="meta num">
                  {t.question.answered(question.answeredByName ?? '')}
                  {` · ${f.dateTime(question.answeredAt)}`}
                </p>
                <AnswerText question={question} />
              </>
            ) : (
              <p className="meta">{t.question.withdrawn}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The answers of the request's form, in its own words. */
export function ItemForm({ item }: { item: ItemPage }) {
  const t = useWords(portalWords).item
  const { locale } = useLocale()
  const rows = item.fields.flatMap((field) => {
    const answer = item.form[field.key]
    // Files have a block of their own.
    if (answer === undefined || answer === '' || field.type === 'file') return []
    return [{ label: field.label[locale], value: <Answer field={field} answer={answer} /> }]
  })
  if (rows.length === 0) return null
  return (
    <Card title={t.details}>
      <DescriptionList items={rows} />
    </Card>
  )
}

function Answer({
  field,
  answer,
}: {
  field: FormField
  answer: string | number | boolean | string[]
}) {
  const t = useWords(portalWords).item
  const { locale } = useLocale()
  const f = useFormat()
  switch (field.type) {
    case 'amount':
      return f.money(BigInt(String(answer)))
    case 'date':
      return <DateText value={String(answer)} />
    case 'yesno':
      return answer ? t.yes : t.no
    case 'number':
      return f.number(Number(answer))
    case 'choice':
      return field.options.find(({ value }) => value === answer)?.label[locale] ?? String(answer)
    default:
      return <span className="qa-body">{String(answer)}</span>
  }
}

/** On which line of which invoice the work stands, or why on none yet. */
export function ItemBillingCard({
  company,
  billing,
  isInFee,
}: {
  company: string
  billing: readonly ItemBilling[]
  isInFee: boolean
}) {
  const t = useWords(portalWords).item
  if (billing.length === 0 && !isInFee) return null
  return (
    <Card title={t.billing}>
      {isInFee ? <p>{t.inFee}</p> : null}
      {billing.map(({ eventId, state, invoiceId, invoiceNumber, lineId, linePosition }) => (
        <p key={eventId}>
          {state === 'billed' && invoiceId && lineId ? (
            <Link to={paths.portalInvoiceLine(company, invoiceId, lineId)}>
              {t.billedLine(invoiceNumber ?? '', linePosition ?? 0)}
            </Link>
          ) : state === 'excluded' ? (
            t.notBilled
          ) : (
            t.notBilledYet
          )}
        </p>
      ))}
    </Card>
  )
}

type EventLook = { title: string } & Pick<TimelineEntry, 'icon' | 'tone'>

/** The item's history as far as it concerns the client: no assigning, no priorities. */
export function ItemTimeline({ item }: { item: ItemPage }) {
  const t = useWords(portalWords).item
  const looks: Record<string, EventLook> = {
    'work.item_opened': { title: t.openedEvent, icon: 'plus', tone: 'info' },
    'work.item_started': { title: t.startedEvent, icon: 'clock' },
    'work.message_sent': { title: t.messageEvent, icon: 'message' },
    'work.document_attached': { title: t.documentEvent, icon: 'paperclip' },
    'work.question_asked': { title: t.askedEvent, icon: 'question', tone: 'warn' },
    'work.question_answered': { title: t.answeredEvent, icon: 'check' },
    'work.question_withdrawn': { title: t.withdrawnEvent, icon: 'close' },
    'work.authority_awaited': { title: t.waitAuthorityEvent, icon: 'pause' },
    'work.authority_answered': { title: t.resumedEvent, icon: 'clock' },
    'work.item_finished': { title: t.doneEvent, icon: 'check-circle', tone: 'ok' },
    'work.item_cancelled': { title: t.cancelledEvent, icon: 'close' },
    'work.item_reopened': { title: t.reopenedEvent, icon: 'refresh', tone: 'warn' },
    'accounting.purchase_posted': { title: t.booked, icon: 'ledger', tone: 'ok' },
    'accounting.purchase_reversed': { title: t.reversedEvent, icon: 'refresh', tone: 'warn' },
    'accounting.purchase_rejected': { title: t.purchaseRejected, icon: 'close', tone: 'warn' },
  }
  const entries = item.events.flatMap((event): TimelineEntry[] => {
    const look = looks[event.action]
    if (!look) return []
    const isFile = event.action === 'work.document_attached'
    const said = isFile ? event.data.name : event.data.reason
    return [
      {
        id: event.id,
        at: event.at,
        who: event.actorSide === 'system' ? undefined : event.actorName,
        ...look,
        ...(typeof said === 'string' ? { body: said } : {}),
      },
    ]
  })
  return (
    <Card title={t.timeline}>
      <Timeline entries={entries} label={t.timeline} />
    </Card>
  )
}
