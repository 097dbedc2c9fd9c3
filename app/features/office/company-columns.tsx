import type { Words } from '#app/i18n/dictionaries.ts'
import { Badge } from '#app/ui/badge.tsx'
import { CompanyTag } from '#app/ui/company-mark.tsx'
import type { Column } from '#app/ui/table-model.ts'
import type { Formatters } from '#app/ui/use-format.ts'
import type { CompanyRow } from '#tenants/companies/types.ts'

/** The first few of a list and how many more there are; all of them as a tooltip. */
function few(names: readonly string[], shown: number) {
  const more = names.length - shown
  if (more <= 0) return names.join(', ')
  return <span title={names.join(', ')}>{`${names.slice(0, shown).join(', ')} +${more}`}</span>
}

export function companyColumns(
  all: Words<'common' | 'office'>,
  f: Formatters,
): Column<CompanyRow>[] {
  const t = all.office.companies
  return [
    {
      id: 'name',
      header: t.name,
      kind: 'main',
      fixed: true,
      cell: (row) => <CompanyTag name={row.shortName} color={row.colour} />,
    },
    { id: 'nip', header: t.nip, kind: 'date', cell: (row) => f.nip(row.nip) },
    { id: 'city', header: t.city, cell: (row) => row.city },
    { id: 'trade', header: t.trade, hidden: true, cell: (row) => row.trade },
    {
      id: 'services',
      header: t.services,
      cell: (row) =>
        row.contractSince === null ? (
          <Badge tone={row.isActive ? 'bad' : 'neutral'}>
            {row.isActive ? t.noContract : t.closed}
          </Badge>
        ) : (
          few(
            row.services.map((service) => all.common.service[service]),
            2,
          )
        ),
    },
    {
      id: 'agents',
      header: t.agents,
      cell: (row) =>
        row.agentNames.length === 0 ? (
          <Badge tone={row.isActive ? 'warn' : 'neutral'}>{t.noAgent}</Badge>
        ) : (
          few(row.agentNames, 1)
        ),
    },
    { id: 'people', header: t.people, kind: 'num', cell: (row) => row.memberCount },
    {
      id: 'since',
      header: t.since,
      kind: 'date',
      cell: (row) => (row.contractSince ? f.date(row.contractSince) : ''),
    },
  ]
}
