// The payments of a run: what goes by transfer and what does not, released by two people.

import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { PaymentDeeds } from '#app/features/payroll/payment-deeds.tsx'
import {
  BatchBadge,
  LeftOutCard,
  PaymentSums,
  paymentColumns,
  ReleaseCard,
} from '#app/features/payroll/payment-parts.tsx'
import { actOnPayments } from '#app/features/payroll/payment-step.server.ts'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payMoneyWords } from '#app/i18n/payroll-payments.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { ErrorSummary } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { getRunPayments, listPayments } from '#tenants/payroll/queries/payments.server.ts'
import { paymentKinds } from '#tenants/payroll/runs/payments.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, params, url, at, company }) => {
    const payments = await getRunPayments(ctx, params.run ?? '')
    if (!payments) throw new AppError('not_found')
    const kind = paymentKinds.find((one) => one === url.searchParams.get('kind'))
    const cursor = url.searchParams.get('after')
    const { batch } = payments
    const { actor } = ctx
    return {
      payments,
      orders: batch ? await listPayments(ctx, { batchId: batch.id, kind, cursor }) : null,
      kind: kind ?? '',
      may: {
        prepare: actor.can('payroll:do'),
        release: actor.side === 'client' && actor.can('payroll:pay'),
        take: actor.can('payroll:do') || actor.can('payroll:pay'),
      },
      at,
      company: company.slug,
      title: `${payments.run.title} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'payroll:read' },
  async ({ ctx, form, params, at, company, locale }) => {
    const runId = params.run ?? ''
    const back = paths.payPayments(at, company.slug, runId)
    return actOnPayments(ctx, { form, locale, runId, back })
  },
)

export default function RunPaymentsPage() {
  const { payments, orders, kind, may, at, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const all = useWords({ common: commonWords, payMoney: payMoneyWords })
  const t = all.payMoney
  const [params] = useSearchParams()
  const columns = useMemo(() => paymentColumns(t), [t])
  const links = pageLinks(params, orders?.nextCursor ?? null)
  const { run, batch } = payments
  const code = refused?.errors.form ?? refused?.errors.version
  return (
    <>
      <PageHeader
        back={{ to: paths.payRun(at, company, run.id), label: run.title }}
        title={t.title}
        meta={
          <span className="cluster">
            <span>{run.title}</span>
            {batch ? <BatchBadge batch={batch} /> : null}
          </span>
        }
      />
      <div className="stack">
        {code ? (
          <ErrorSummary message={t.refusals[code] ?? fieldErrorText(all, code) ?? null} />
        ) : null}
        <PaymentDeeds {...{ payments, may, at, company, refused }} />
        {payments.sums.length > 0 ? (
          <div className="cols-2">
            <PaymentSums payments={payments} />
            <div className="stack">
              {batch ? <ReleaseCard batch={batch} /> : null}
              <LeftOutCard payments={payments} />
            </div>
          </div>
        ) : null}
        {orders ? (
          <DataTable
            id="orders"
            label={`${t.orders}: ${run.title}`}
            columns={columns}
            rows={orders.items}
            rowId={({ id }) => id}
            tools={false}
            phone="cards"
            toolbar={
              <FilterBar>
                <FilterSelect
                  name="kind"
                  label={t.colKind}
                  value={kind}
                  options={paymentKinds.map((value) => ({ value, label: t.kind[value] }))}
                />
              </FilterBar>
            }
            empty={<EmptyState icon="search" title={all.common.none} />}
            footer={links.previous || links.next ? <Pagination {...links} /> : null}
          />
        ) : null}
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
