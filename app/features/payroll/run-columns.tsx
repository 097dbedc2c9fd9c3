import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { Badge, type BadgeTone } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateText, Money } from '#app/ui/text.tsx'
import type { Formatters } from '#app/ui/use-format.ts'
import type { PayslipRow, RunRow, RunStatus } from '#tenants/payroll/run-types.ts'

type Words = Dictionary['payRuns']

export const runTone: Record<RunStatus, BadgeTone> = {
  draft: 'neutral',
  checked: 'warn',
  approved: 'info',
  closed: 'ok',
  paid: 'ok',
  reversed: 'bad',
}

/** What a run, or one payslip of it, comes to. */
const sumColumns = <Row extends { grossMinor: bigint; netMinor: bigint }>(
  t: Words,
): Column<Row>[] => [
  {
    id: 'gross',
    header: t.colGross,
    kind: 'num',
    cardLabel: true,
    cell: ({ grossMinor }) => <Money minor={grossMinor} />,
  },
  {
    id: 'net',
    header: t.colNet,
    kind: 'num',
    cardLabel: true,
    cell: ({ netMinor }) => <Money minor={netMinor} />,
  },
]

export function runColumns(t: Words, f: Formatters): Column<RunRow>[] {
  return [
    { id: 'title', header: t.colTitle, kind: 'main', fixed: true, cell: ({ title }) => title },
    {
      id: 'month',
      header: t.colMonth,
      kind: 'date',
      cell: ({ period }) => f.month(period, 'long'),
    },
    {
      id: 'status',
      header: t.colStatus,
      cell: ({ status }) => <Badge tone={runTone[status]}>{t.status[status]}</Badge>,
    },
    {
      id: 'people',
      header: t.colPeople,
      kind: 'num',
      cardLabel: true,
      cell: ({ payslipCount }) => payslipCount,
    },
    ...sumColumns<RunRow>(t),
    {
      id: 'pay',
      header: t.colPayOn,
      kind: 'date',
      cardLabel: true,
      cell: ({ payOn }) => <DateText value={payOn} />,
    },
  ]
}

export function slipColumns(t: Words): Column<PayslipRow>[] {
  return [
    {
      id: 'person',
      header: t.colPerson,
      kind: 'main',
      fixed: true,
      cell: ({ personName }) => personName,
    },
    {
      id: 'department',
      header: t.colDepartment,
      wideOnly: true,
      cell: ({ department }) => department,
    },
    ...sumColumns<PayslipRow>(t),
    {
      id: 'difference',
      header: t.difference,
      kind: 'num',
      cardLabel: true,
      cell: ({ differenceMinor }) => <Money minor={differenceMinor} />,
    },
    {
      id: 'warnings',
      header: t.warnings,
      cell: ({ warnings, isBlocked }) =>
        warnings.length === 0 ? null : (
          <Badge tone={isBlocked ? 'bad' : 'warn'}>
            {t.warning[warnings[0]!.code]}
            {warnings.length > 1 ? ` +${warnings.length - 1}` : ''}
          </Badge>
        ),
    },
  ]
}
