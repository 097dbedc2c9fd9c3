// Questions to the clients of an agent: asked, reminded, opened, answered, with the answers.
import { Link, useLoaderData } from '@remix-run/react'
import { useAnswerText } from '#app/features/questions/answer-text.tsx'
import { desk } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { questionsWords } from '#app/i18n/questions.ts'
import { Badge } from '#app/ui/badge.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateTime } from '#app/ui/text.tsx'
import {
  type AskedQuestion,
  listAskedQuestions,
  type QuestionFilter,
} from '#tenants/work/queries/questions.server.ts'

const filters = ['open', 'opened', 'answered'] as const

export const loader = desk.loader(
  { permission: 'work:read' },
  async ({ ctx, url, assignments, locale }) => {
    const wanted = url.searchParams.get('state')
    const filter: QuestionFilter = filters.find((one) => one === wanted) ?? 'open'
    const companies = assignments.map(({ tenantId }) => tenantId)
    return {
      filter,
      questions: await listAskedQuestions(ctx, { companies, filter }),
      companies: assignments.map(({ tenantId, slug, shortName }) => ({
        ...{ tenantId, slug, name: shortName },
      })),
      title: dictionary(locale).questions.list.title,
    }
  },
)

export default function DeskQuestions() {
  const { filter, questions, companies } = useLoaderData<typeof loader>()
  const t = useWords(questionsWords).list
  const textOf = useAnswerText()
  const placeOf = (tenantId: string) => companies.find((one) => one.tenantId === tenantId)
  const columns: Column<AskedQuestion>[] = [
    { id: 'question', header: t.columns.question, kind: 'main', fixed: true, cell: (q) => q.body },
    { id: 'company', header: t.columns.company, cell: (q) => placeOf(q.tenantId)?.name ?? '' },
    { id: 'item', header: t.columns.item, cell: (q) => `#${q.itemNumber} ${q.itemTitle}` },
    { id: 'asked', header: t.columns.asked, cell: (q) => <DateTime value={q.askedAt} /> },
    { id: 'state', header: t.columns.state, cell: (q) => <QuestionState question={q} /> },
    { id: 'answer', header: t.columns.answer, cell: (q) => (q.answeredAt ? textOf(q) : null) },
  ]
  return (
    <>
      <PageHeader title={t.title} />
      <nav className="tabs" aria-label={t.title}>
        {filters.map((one) => (
          <Link
            key={one}
            to={paths.deskQuestions({ state: one })}
            className={one === filter ? 'tab tab-on' : 'tab'}
            aria-current={one === filter ? 'page' : undefined}
          >
            {t.filters[one]}
          </Link>
        ))}
      </nav>
      <DataTable
        id="questions"
        label={t.title}
        columns={columns}
        rows={questions}
        rowId={({ id }) => id}
        rowHref={(q) => paths.deskItem(placeOf(q.tenantId)?.slug ?? '', q.itemId)}
        phone="cards"
        empty={
          <EmptyState icon="check-circle" title={t.none}>
            {t.noneText}
          </EmptyState>
        }
      />
    </>
  )
}

function QuestionState({ question }: { question: AskedQuestion }) {
  const t = useWords(questionsWords).list.state
  const { answeredAt, openedAt, remindersSent } = question
  if (answeredAt) return <Badge tone="ok">{t.answered}</Badge>
  if (openedAt) return <Badge tone="info">{t.opened}</Badge>
  if (remindersSent > 0) return <Badge tone="warn">{t.reminded(remindersSent)}</Badge>
  return <Badge tone="neutral">{t.asked}</Badge>
}

export const ErrorBoundary = AreaError
