// One monthly set for ZUS: what it comes to, whom it tells of, what has to be looked at.

import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { declarationTone } from '#app/features/payroll/declaration-columns.tsx'
import { declarationRefusal } from '#app/features/payroll/declaration-words.ts'
import { type Refused, useIsSending } from '#app/features/payroll/form-words.ts'
import { rcaColumns, rcaRows, rsaColumns, rsaRows } from '#app/features/payroll/zus-set-columns.tsx'
import {
  ZusSetBoxes,
  ZusSetDifferences,
  ZusSetFacts,
  ZusSetWarnings,
} from '#app/features/payroll/zus-set-parts.tsx'
import { zusSetView } from '#app/features/payroll/zus-set-view.server.ts'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payDeclarationsWords } from '#app/i18n/payroll-declarations.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { makeZusSet, markZusSent } from '#tenants/payroll/commands/zus-set.server.ts'
import { getZusSet } from '#tenants/payroll/queries/declarations.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, params, url, at, company, locale }) => {
    const page = await getZusSet(ctx, params.declaration ?? '')
    if (!page) throw new AppError('not_found')
    return {
      view: zusSetView(page, url.searchParams.get('after')),
      today: localDateOf(ctx.now, company.zone),
      canDo: ctx.actor.can('payroll:do'),
      canTake: ctx.actor.can('people:unmask'),
      at,
      company: company.slug,
      title: `${dictionary(locale).payDeclarations.kinds.kedu} ${page.period} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'payroll:do' },
  async ({ ctx, form, params, at, company, locale }) => {
    const page = await getZusSet(ctx, params.declaration ?? '')
    if (!page) throw new AppError('not_found')
    const t = dictionary(locale).payDeclarations
    if (form.get('intent') === 'sent') {
      const sent = await markZusSent(ctx, { declarationId: page.id })
      if (!sent.ok) refuse({ form: sent.code })
      const to = paths.zusSet(at, company.slug, page.id)
      return redirectWithToast(to, { tone: 'ok', text: t.set.markedSent })
    }
    const made = await makeZusSet(ctx, { period: page.period })
    if (!made.ok) refuse({ form: made.code })
    const to = paths.zusSet(at, company.slug, made.value.declarationId)
    return redirectWithToast(to, { tone: 'ok', text: t.make.done })
  },
)

export default function ZusSetPage() {
  const { view, today, canDo, canTake, at, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const all = useWords({ common: commonWords, payDeclarations: payDeclarationsWords })
  const t = all.payDeclarations
  const f = useFormat()
  const [params] = useSearchParams()
  const isSending = useIsSending()
  const { row, head } = view
  const links = pageLinks(params, view.nextCursor)
  const rca = useMemo(() => rcaColumns(t), [t])
  const rsa = useMemo(() => rsaColumns(t, f), [t, f])
  const absent = rsaRows(view.persons)
  const isSent = row.status === 'sent'
  const pages = links.previous || links.next ? <Pagination {...links} /> : null
  return (
    <>
      <PageHeader
        back={{ to: paths.declarations(at, company), label: t.title }}
        title={t.set.title(f.month(row.period, 'long'))}
        meta={
          <span className="cluster">
            <Badge tone={declarationTone[row.status]}>{t.status[row.status]}</Badge>
            <span>{head.number > 1 ? t.correction(head.number - 1) : t.first}</span>
          </span>
        }
      />
      <div className="stack">
        <ErrorSummary message={declarationRefusal(all, refused?.errors.form)} />
        <ZusSetFacts view={view} today={today} />
        <ZusSetDifferences view={view} />
        <Card>
          <div className="zus-deeds">
            {canTake ? (
              <Form
                method="post"
                action={paths.zusSetFile(at, company, row.id)}
                reloadDocument
                className="stack"
              >
                <span className="cluster">
                  <Button type="submit" icon="download">
                    {t.set.download}
                  </Button>
                </span>
                <p className="muted">{t.set.downloadNote}</p>
              </Form>
            ) : null}
            {canDo ? (
              <Form method="post" className="stack">
                <span className="cluster">
                  {isSent ? null : (
                    <SubmitButton name="intent" value="sent" busy={isSending}>
                      {t.set.markSent}
                    </SubmitButton>
                  )}
                  <Button type="submit" name="intent" value="make" icon="refresh">
                    {isSent ? t.set.correct : t.set.again}
                  </Button>
                </span>
                {isSent ? null : <p className="muted">{t.set.markSentNote}</p>}
              </Form>
            ) : null}
          </div>
        </Card>
        <ZusSetWarnings view={view} />
        <ZusSetBoxes view={view} />
        <h2 className="zus-title">{t.set.persons}</h2>
        <DataTable
          id="insured"
          label={t.set.persons}
          columns={rca}
          rows={rcaRows(view.persons)}
          rowId={({ id }) => id}
          rowHref={({ employeeId }) => paths.person(at, company, employeeId)}
          tools={false}
          phone="cards"
          empty={<EmptyState icon="users" title={t.set.noPersons} />}
          footer={pages}
        />
        <h2 className="zus-title">{t.set.absences}</h2>
        <DataTable
          id="away"
          label={t.set.absences}
          columns={rsa}
          rows={absent}
          rowId={({ id }) => id}
          tools={false}
          phone="cards"
          empty={<EmptyState icon="calendar" title={t.set.noAbsences} />}
          footer={pages}
        />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
