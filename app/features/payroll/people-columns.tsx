import { Fragment } from 'react'
import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { Badge } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateText } from '#app/ui/text.tsx'
import type { EmployeeRow } from '#tenants/payroll/types.ts'

export function peopleColumns(
  t: Dictionary['payPeople'],
  file: Dictionary['payFile'],
): Column<EmployeeRow>[] {
  return [
    {
      id: 'name',
      header: t.colName,
      kind: 'main',
      fixed: true,
      cell: ({ lastName, firstName }) => `${lastName} ${firstName}`,
    },
    { id: 'number', header: t.colNumber, kind: 'date', cell: ({ number }) => number },
    {
      id: 'position',
      header: t.colPosition,
      cell: ({ contracts }) => contracts[0]?.position ?? null,
    },
    {
      id: 'department',
      header: t.colDepartment,
      wideOnly: true,
      cell: ({ contracts }) => contracts[0]?.department ?? null,
    },
    {
      id: 'kind',
      header: t.colKind,
      cell: ({ contracts }) => [...new Set(contracts.map(({ kind }) => t.kinds[kind]))].join(', '),
    },
    {
      id: 'since',
      header: t.colSince,
      kind: 'date',
      cardLabel: true,
      cell: ({ contracts }) => contracts[0] && <DateText value={contracts[0].startsOn} />,
    },
    {
      id: 'state',
      header: t.colState,
      cell: ({ isCurrent, lapsed }) => (
        <>
          <Badge tone={isCurrent ? 'ok' : 'neutral'}>{isCurrent ? t.isCurrent : t.isFormer}</Badge>
          {lapsed.map((kind) => (
            <Fragment key={kind}>
              {' '}
              <Badge tone="bad">{file.lapsed(file.kinds[kind])}</Badge>
            </Fragment>
          ))}
        </>
      ),
    },
    {
      id: 'access',
      header: t.colAccess,
      wideOnly: true,
      cell: ({ hasSignIn }) => (hasSignIn ? <Badge tone="info">{t.hasAccess}</Badge> : null),
    },
  ]
}
