// One file: where its reading stands, what was taken, and every row that was not.

import { Form, useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { importTones } from '#app/features/payroll/import-columns.tsx'
import { BadRows } from '#app/features/payroll/import-form.tsx'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payImportsWords } from '#app/i18n/payroll-imports.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { DateTime } from '#app/ui/text.tsx'
import { getImportJob } from '#tenants/payroll/queries/imports.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'

const PAGE = 100
const LOOK_AGAIN_MS = 1_500

export const loader = payArea.loader(
  { permission: 'people:read' },
  async ({ ctx, params, url, at, company, locale }) => {
    const asked = Number(url.searchParams.get('from') ?? 0)
    const offset = Number.isSafeInteger(asked) && asked > 0 && asked < 1_000_000 ? asked : 0
    const job = await getImportJob(ctx, { jobId: params.job ?? '', offset, limit: PAGE })
    if (!job) throw new AppError('not_found')
    return {
      job,
      offset,
      at,
      company: company.slug,
      title: `${job.fileName} · ${dictionary(locale).payImports.title} · ${company.shortName}`,
    }
  },
)

export default function ImportPage() {
  const { job, offset, at, company } = useLoaderData<typeof loader>()
  const all = useWords({ common: commonWords, payImports: payImportsWords })
  const t = all.payImports
  const isBusy = job.status === 'asked' || job.status === 'running'
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isBusy || state !== 'idle') return
    const timer = setTimeout(revalidate, LOOK_AGAIN_MS)
    return () => clearTimeout(timer)
  }, [isBusy, state, revalidate])
  const pageAt = (from: number) =>
    paths.importJob(at, company, job.id, { from: from > 0 ? from : null })
  return (
    <>
      <PageHeader
        back={{ to: paths.imports(at, company), label: t.title }}
        title={job.fileName}
        meta={
          <span className="cluster">
            <Badge tone={importTones[job.status]}>{t.statuses[job.status]}</Badge>
            <span>{t.by(job.askedByName)}</span>
            <DateTime value={job.askedAt} />
          </span>
        }
        actions={
          job.rowsBad > 0 ? (
            <LinkButton to={paths.importReport(at, company, job.id)} icon="download" reloadDocument>
              {t.download}
            </LinkButton>
          ) : null
        }
      />
      <div className="stack">
        <div aria-live="polite">
          {isBusy ? (
            <Notice
              tone="info"
              title={t.waiting}
              actions={
                <Form method="get">
                  <Button type="submit" size="sm" icon="refresh">
                    {t.refresh}
                  </Button>
                </Form>
              }
            />
          ) : null}
          {job.status === 'failed' ? (
            <Notice tone="bad" title={t.failed}>
              {fieldErrorText(all, job.error === 'internal' ? null : job.error)}
            </Notice>
          ) : null}
        </div>
        <Card>
          <DescriptionList
            layout="grid"
            items={[
              { label: t.kind, value: t.kinds[job.kind] },
              { label: t.mode, value: t.takes[job.take] },
              { label: t.rows, value: job.rowsTotal },
              { label: t.taken, value: job.rowsTaken },
              { label: t.bad, value: job.rowsBad },
            ]}
          />
        </Card>
        {job.status === 'done' ? (
          <Card
            title={t.badRows}
            meta={job.rowsBad > 0 && job.rowsTaken === 0 ? t.nothingTaken : undefined}
            flush={job.rowsBad > 0}
          >
            {job.rowsBad === 0 ? <p className="muted">{t.allGood}</p> : null}
            {job.rowsBad > 0 ? <BadRows rows={job.badRows} /> : null}
            {job.rowsBad > PAGE ? (
              <Pagination
                previous={offset > 0 ? pageAt(offset - PAGE) : null}
                next={job.nextOffset === null ? null : pageAt(job.nextOffset)}
              />
            ) : null}
          </Card>
        ) : null}
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
