// The client's first page: what waits for them, what is being done, what is done.

import { Link, useLoaderData } from '@remix-run/react'
import { HomeStake } from '#app/features/complaints/home-stake.tsx'
import { answerFromForm } from '#app/features/portal/answer.server.ts'
import { HomeAside } from '#app/features/portal/home-aside.tsx'
import { DoneItemRow, OpenItemRow } from '#app/features/portal/item-rows.tsx'
import { QuestionCard } from '#app/features/portal/question-card.tsx'
import { portal } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { readAtStake } from '#tenants/complaints/queries/register.server.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import { getClientHome } from '#tenants/work/queries/client-home.server.ts'

export const loader = portal.loader(
  { permission: 'work:read' },
  async ({ ctx, company, locale }) => ({
    ...(await firstPage(ctx)),
    company: company.slug,
    now: ctx.now,
    can: {
      answer: ctx.actor.can('work:answer'),
      upload: ctx.actor.can('documents:upload') && ctx.actor.can('books:read'),
      request: ctx.actor.can('work:request'),
    },
    title: dictionary(locale).portal.pageTitle(
      dictionary(locale).portal.nav.home,
      company.shortName,
    ),
  }),
)

// Not every role of a client may know of its customers' complaints.
async function firstPage(ctx: ScopeContext) {
  const [home, stake] = await Promise.all([
    getClientHome(ctx),
    ctx.actor.can('complaints:read') ? readAtStake(ctx) : null,
  ])
  return { home, stake }
}

export const action = portal.action(
  { permission: 'work:answer' },
  async ({ ctx, form, company, locale }) => {
    await answerFromForm(ctx, form)
    const text = dictionary(locale).portal.question.sent
    return redirectWithToast(paths.portal(company.slug), { tone: 'ok', text })
  },
)

export default function PortalHome() {
  const { home, stake, company, now, can } = useLoaderData<typeof loader>()
  const t = useWords(portalWords)
  const { questions, done, counts } = home
  // What waits for an answer stands above, with its question.
  const doing = home.open.filter(({ status }) => status !== 'waiting_client')
  return (
    <>
      <PageHeader
        title={counts.questions > 0 ? t.home.waiting(counts.questions) : t.home.nothingWaits}
        actions={
          <>
            {can.upload ? (
              <LinkButton to={paths.portalUpload(company)} variant="primary" icon="upload">
                {t.home.uploadAction}
              </LinkButton>
            ) : null}
            {can.request ? (
              <LinkButton to={paths.portalNewRequest(company)} icon="plus">
                {t.home.requestAction}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="cols-main">
        <div className="stack">
          <Card
            title={t.home.waitingTitle}
            meta={questions.length > 0 ? t.home.waitingHint : undefined}
            flush
          >
            {questions.length > 0 ? (
              <ul>
                {questions.map((question) => (
                  <QuestionCard
                    key={question.id}
                    company={company}
                    question={{
                      ...question,
                      item: {
                        number: question.itemNumber,
                        title: question.itemTitle,
                      },
                    }}
                    canAnswer={can.answer}
                    now={now}
                  />
                ))}
              </ul>
            ) : (
              <p className="calm">
                <Icon name="check-circle" size={18} />
                {t.home.allOk}
              </p>
            )}
          </Card>
          <Card
            title={t.home.doingTitle}
            flush
            footer={
              counts.open > doing.length ? (
                <Link to={paths.portalItems(company)}>
                  {t.home.allOpen} ({counts.open})
                </Link>
              ) : undefined
            }
          >
            {doing.length > 0 ? (
              <ul>
                {doing.map((item) => (
                  <OpenItemRow key={item.id} company={company} item={item} now={now} />
                ))}
              </ul>
            ) : (
              <DoingNothing isHeld={counts.open > 0} canUpload={can.upload} />
            )}
          </Card>
          <Card
            title={t.home.doneTitle}
            flush
            footer={
              done.length > 0 ? (
                <Link to={paths.portalItems(company, { state: 'closed' })}>{t.home.allDone}</Link>
              ) : undefined
            }
          >
            {done.length > 0 ? (
              <ul>
                {done.map((item) => (
                  <DoneItemRow key={item.id} company={company} item={item} now={now} />
                ))}
              </ul>
            ) : (
              <EmptyState icon="check-circle" title={t.home.doneNone}>
                {t.home.doneNoneText}
              </EmptyState>
            )}
          </Card>
        </div>
        <div className="stack">
          {stake ? <HomeStake stake={stake} company={company} /> : null}
          <HomeAside company={company} counts={counts} canUpload={can.upload} />
        </div>
      </div>
    </>
  )
}

function DoingNothing({ isHeld, canUpload }: { isHeld: boolean; canUpload: boolean }) {
  const t = useWords(portalWords).home
  if (isHeld) return <p className="calm muted">{t.doingHeld}</p>
  return (
    <EmptyState title={t.doingNone}>{canUpload ? t.doingNoneText : t.doingNoneRequest}</EmptyState>
  )
}

export const ErrorBoundary = AreaError
