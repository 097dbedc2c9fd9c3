// What the State is told, all kinds in one list; agents make the month's set for ZUS here.

import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { declarationColumns } from '#app/features/payroll/declaration-columns.tsx'
import { declarationPages } from '#app/features/payroll/declaration-kinds.ts'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { listPayrollMonths } from '#app/features/payroll/months.server.ts'
import { NewZusSet } from '#app/features/payroll/new-zus-set.tsx'
import { pageLinks } from '#app/features/portal/page-links.ts'
import { payArea } from '#app/http/area.server.ts'
import { refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payDeclarationsWords } from '#app/i18n/payroll-declarations.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { FilterBar, FilterSelect } from '#app/ui/filter-bar.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { makeZusSet } from '#tenants/payroll/commands/zus-set.server.ts'
import { declarationKinds, isDeclarationKind } from '#tenants/payroll/declaration-kinds.ts'
import { listDeclarations } from '#tenants/payroll/queries/declarations.server.ts'
import { localDateOf, periodOf } from '#tenants/shared/dates.ts'

const MONTHS = 14

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, url, at, company, locale }) => {
    const asked = url.searchParams.get('kind') ?? ''
    const kind = isDeclarationKind(asked) ? asked : undefined
    const today = localDateOf(ctx.now, company.zone)
    const current = periodOf(today)
    const [page, months] = await Promise.all([
      listDeclarations(ctx, {
        cursor: url.searchParams.get('after'),
        ...(kind ? { kind } : {}),
      }),
      listPayrollMonths(ctx, { latest: current, count: MONTHS }),
    ])
    return {
      ...page,
      kind: kind ?? '',
      current,
      today,
      months,
      canDo: ctx.actor.can('payroll:do'),
      at,
      company: company.slug,
      title: `${dictionary(locale).payDeclarations.title} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'payroll:do' },
  async ({ ctx, form, at, company, locale }) => {
    const made = await makeZusSet(ctx, { period: String(form.get('period') ?? '') })
    if (!made.ok) refuse({ period: made.code })
    return redirectWithToast(paths.zusSet(at, company.slug, made.value.declarationId), {
      tone: 'ok',
      text: dictionary(locale).payDeclarations.make.done,
    })
  },
)

export default function Declarations() {
  const { items, nextCursor, kind, current, today, months, canDo, at, company, title } =
    useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(payDeclarationsWords)
  const f = useFormat()
  const [params] = useSearchParams()
  const columns = useMemo(() => declarationColumns(t, f, today), [t, f, today])
  const links = pageLinks(params, nextCursor)
  return (
    <>
      <PageHeader title={t.title} meta={t.intro} />
      <div className="stack">
        {canDo ? (
          <NewZusSet
            months={months}
            current={current}
            refused={refused}
            key={JSON.stringify(refused?.values ?? null)}
          />
        ) : null}
        <DataTable
          id="declarations"
          label={title}
          columns={columns}
          rows={items}
          rowId={({ id }) => id}
          rowHref={(row) => declarationPages[row.kind](at, company, row)}
          tools={false}
          phone="cards"
          toolbar={
            <FilterBar clearTo={kind ? paths.declarations(at, company) : null}>
              <FilterSelect
                name="kind"
                label={t.allKinds}
                value={kind}
                options={declarationKinds.map((value) => ({ value, label: t.kinds[value] }))}
              />
            </FilterBar>
          }
          empty={
            <EmptyState icon="archive" title={t.none}>
              {canDo ? null : t.noneText}
            </EmptyState>
          }
          footer={links.previous || links.next ? <Pagination {...links} /> : null}
        />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
