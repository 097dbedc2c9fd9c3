import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { Badge } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateText } from '#app/ui/text.tsx'
import type { CertificateRow } from '#tenants/payroll/paper-types.ts'
import { certificateTone } from './certificate-parts.tsx'

export function certificateColumns(t: Dictionary['payPapers']): Column<CertificateRow>[] {
  return [
    {
      id: 'person',
      header: t.person,
      kind: 'main',
      fixed: true,
      cell: ({ personName }) => personName,
    },
    { id: 'kind', header: t.kind, cell: ({ kind }) => t.kinds[kind] },
    {
      id: 'status',
      header: t.status,
      cell: ({ status }) => <Badge tone={certificateTone[status]}>{t.statuses[status]}</Badge>,
    },
    { id: 'asked', header: t.asked, cell: ({ requestedAt }) => <DateText value={requestedAt} /> },
    { id: 'number', header: t.number, cell: ({ number }) => number ?? '–' },
    {
      id: 'purpose',
      header: t.purpose,
      wideOnly: true,
      cell: ({ purpose }) => purpose || t.noPurpose,
    },
  ]
}
