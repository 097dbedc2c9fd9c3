// One item: its state in words, its time, what is asked, said, handed in and booked.

import { useActionData, useLoaderData } from '@remix-run/react'
import { ItemPayroll } from '#app/features/payroll/item-source.tsx'
import { acceptFromForm } from '#app/features/portal/accept.server.ts'
import { answerFromForm } from '#app/features/portal/answer.server.ts'
import {
  AnsweredQuestions,
  ItemBillingCard,
  ItemDocuments,
  ItemForm,
  ItemTimeline,
} from '#app/features/portal/item-parts.tsx'
import { ItemProgress } from '#app/features/portal/item-progress.tsx'
import { ItemPromise } from '#app/features/portal/item-promise.tsx'
import { ItemResult, shownResult } from '#app/features/portal/item-result.tsx'
import { ItemTalk } from '#app/features/portal/item-talk.tsx'
import { useDueWords } from '#app/features/portal/item-words.ts'
import { QuestionCard } from '#app/features/portal/question-card.tsx'
import { momentInWords } from '#app/features/portal/when.ts'
import { ItemPeople } from '#app/features/work/item-people.tsx'
import { portal } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { StatusBadge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { getPurchaseByItem } from '#tenants/accounting/queries/purchases.server.ts'
import { getBillingOfItem } from '#tenants/billing/queries/drill.server.ts'
import { findPayrollOfItem } from '#tenants/payroll/queries/item-source.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { listNameable } from '#tenants/work/commands/name-people.server.ts'
import { sendMessage } from '#tenants/work/commands/send-message.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import { messageInput } from '#tenants/work/schema.ts'

export const loader = portal.loader(
  { permission: 'work:read' },
  async ({ ctx, params, company, locale }) => {
    const itemId = params.item ?? ''
    const [item, purchase, billing, payroll] = await Promise.all([
      getItem(ctx, itemId),
      ctx.actor.can('books:read') ? getPurchaseByItem(ctx, itemId).then(shownResult) : null,
      ctx.actor.can('invoices:read') ? getBillingOfItem(ctx, itemId) : null,
      findPayrollOfItem(ctx, itemId),
    ])
    if (!item) throw new AppError('not_found')
    return {
      item,
      purchase,
      billing,
      payroll,
      nameable:
        item.isConfidential && ctx.actor.can('work:answer') ? await listNameable(ctx, item) : [],
      company: company.slug,
      now: ctx.now,
      canAnswer: ctx.actor.can('work:answer'),
      canAttach: ctx.actor.can('documents:upload'),
      title: dictionary(locale).portal.pageTitle(item.title, company.shortName),
    }
  },
)

export const action = portal.action(
  { permission: 'work:answer' },
  async ({ ctx, form, params, company, locale }) => {
    const t = dictionary(locale).portal
    const back = paths.portalItem(company.slug, params.item ?? '')
    if (form.get('intent') === 'answer') {
      await answerFromForm(ctx, form)
      return redirectWithToast(back, { tone: 'ok', text: t.question.sent })
    }
    const said = await acceptFromForm(ctx, params.item ?? '', form)
    if (said) {
      return redirectWithToast(back, { tone: 'ok', text: dictionary(locale).steps.said[said] })
    }
    const { body } = parseForm(form, messageInput)
    const sent = await sendMessage(ctx, { itemId: params.item ?? '', body })
    if (!sent.ok) refuse({ body: sent.code })
    return redirectWithToast(back, { tone: 'ok', text: t.item.messageSent })
  },
)

type Refused = { errors: Record<string, string>; values: Record<string, string> }

export default function PortalItem() {
  const { item, purchase, billing, payroll, company, now, canAnswer, canAttach, nameable } =
    useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const refused = outcome && 'errors' in outcome ? (outcome as Refused) : undefined
  const t = useWords({ portal: portalWords })
  const { locale, zone } = useLocale()
  const due = useDueWords(item, now)
  const open = item.questions.filter((one) => !one.answeredAt && !one.withdrawnAt)
  const past = item.questions.filter((one) => one.answeredAt || one.withdrawnAt)
  const closed = item.closedAt ? momentInWords(locale, item.closedAt, now, zone) : null
  return (
    <>
      <PageHeader
        back={{ to: paths.portalItems(company), label: t.portal.items.title }}
        title={item.title}
        meta={
          <>
            <StatusBadge status={item.status} audience="client" />
            <span className={due.tone === 'late' ? 'num fg-bad' : 'num'}>{closed ?? due.text}</span>
            <span>
              {item.closedAt
                ? item.closedByName && t.portal.done.by(item.closedByName)
                : item.assigneeName
                  ? t.portal.due.holder(item.assigneeName)
                  : t.portal.due.nobodyYet}
            </span>
            <span className="num">{t.portal.item.number(item.number)}</span>
            <span>{locale === 'pl' ? item.namePl : item.nameEn}</span>
          </>
        }
      />
      <div className="cols-main">
        <div className="stack">
          {open.length > 0 ? (
            <Card title={t.portal.item.questionTitle} flush>
              <ul>
                {open.map((question) => (
                  <QuestionCard
                    key={question.id}
                    company={company}
                    question={{ ...question, itemId: item.id }}
                    canAnswer={canAnswer}
                    now={now}
                  />
                ))}
              </ul>
            </Card>
          ) : null}
          <ItemProgress item={item} canDecide={canAnswer} refused={refused} />
          <ItemPayroll source={payroll} at="portal" company={company} />
          {purchase ? <ItemResult company={company} purchase={purchase} /> : null}
          <ItemPromise item={item} company={company} now={now} />
          <ItemTalk item={item} canWrite={canAnswer} now={now} />
          <AnsweredQuestions questions={past} />
        </div>
        <div className="stack">
          <ItemDocuments company={company} item={item} canAttach={canAttach} />
          <ItemForm item={item} />
          <ItemPeople item={item} nameable={nameable} side="client" refused={refused} />
          {billing ? (
            <ItemBillingCard
              company={company}
              billing={billing}
              isInFee={item.status === 'done' && item.meter === null}
            />
          ) : null}
          <ItemTimeline item={item} />
        </div>
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
