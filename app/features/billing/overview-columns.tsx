// The month's bills beside each other: what moved, and why.
import type { Words } from '#app/i18n/dictionaries.ts'
import { Badge } from '#app/ui/badge.tsx'
import { CompanyTag } from '#app/ui/company-mark.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { Money } from '#app/ui/text.tsx'
import type { Formatters } from '#app/ui/use-format.ts'
import type { BillingRun, ChangeCause, OverviewRow } from '#tenants/billing/types.ts'
import { InvoiceStateBadge } from './state-badge.tsx'

type Look = { t: Words<'billing'>; f: Formatters; locale: 'pl' | 'en'; run: BillingRun | null }

export function overviewColumns(look: Look, netTotal: bigint): Column<OverviewRow>[] {
  const words = look.t.billing.overview
  return [
    {
      id: 'company',
      header: words.company,
      kind: 'main',
      fixed: true,
      cell: ({ name, colour }) => <CompanyTag name={name} color={colour} />,
    },
    {
      id: 'state',
      header: words.state,
      cell: ({ state }) => <InvoiceStateBadge state={state} />,
    },
    { id: 'number', header: words.number, kind: 'date', cell: ({ number }) => number },
    {
      id: 'net',
      header: words.net,
      kind: 'num',
      cardLabel: true,
      cell: ({ invoiceId, netMinor }) => (invoiceId ? <Money minor={netMinor} bare /> : null),
      total: <Money minor={netTotal} bare strong />,
    },
    {
      id: 'before',
      header: words.before,
      kind: 'num',
      cardLabel: true,
      wideOnly: true,
      cell: ({ previousNetMinor }) =>
        previousNetMinor === null ? null : <Money minor={previousNetMinor} bare />,
    },
    { id: 'change', header: words.change, kind: 'num', cell: (row) => changeOf(row, look.f) },
    { id: 'cause', header: words.cause, cell: (row) => causeOf(row, look) },
  ]
}

function changeOf({ changeBp, isFlagged }: OverviewRow, f: Formatters) {
  if (changeBp === null) return null
  const text = `${changeBp > 0 ? '+' : ''}${f.percent(changeBp)}`
  return isFlagged ? <Badge tone="warn">{text}</Badge> : text
}

function causeOf(row: OverviewRow, look: Look) {
  const words = look.t.billing.overview
  const { run } = look
  if (row.state === 'none') {
    if (!row.hasContract) return words.noContract
    const problem = run?.problems.find(({ company }) => company === row.slug)
    if (problem) return <span className="fg-bad">{problemText(problem.code, look)}</span>
    return run && run.status !== 'running' ? words.nothing : words.notRun
  }
  const first = row.causes[0]
  const isWorthSaying = row.isFlagged || first?.kind === 'first_invoice'
  return (
    <span className="cluster">
      {row.heldReason ? <span>{row.heldReason}</span> : null}
      {first && isWorthSaying ? <span>{causeText(first, look)}</span> : null}
      {row.openEvents > 0 && row.state !== 'issued' ? (
        <Badge tone="warn">{words.openEvents(row.openEvents)}</Badge>
      ) : null}
      {row.unpricedLines > 0 ? <Badge tone="warn">{words.unpriced}</Badge> : null}
    </span>
  )
}

function problemText(code: string, { t }: Look): string {
  const problems: Record<string, string> = t.billing.problems
  return problems[code] ?? t.billing.problems.internal
}

export function causeText(cause: ChangeCause, { t, f, locale }: Omit<Look, 'run'>): string {
  const words = t.billing.cause
  switch (cause.kind) {
    case 'units': {
      const name = locale === 'pl' ? cause.namePl : cause.nameEn
      return words.units(name, f.number(cause.from), f.number(cause.to))
    }
    case 'contract':
      return words.contract(cause.from, cause.to)
    case 'late':
      return words.late(f.money(cause.netMinor))
    case 'first_invoice':
      return words.first_invoice
  }
}
