import { Link } from '@remix-run/react'
import { type PayPlace, paths } from '#app/http/paths.ts'
import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { Badge } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { DateText } from '#app/ui/text.tsx'
import type { Expiry } from '#tenants/payroll/queries/file.server.ts'

type Place = { at: PayPlace; company: string; today: string }

export function expiryColumns(t: Dictionary['payFile'], place: Place): Column<Expiry>[] {
  const { at, company, today } = place
  const itemTo = at === 'desk' ? paths.deskItem : paths.portalItem
  return [
    {
      id: 'who',
      header: t.expiries.who,
      kind: 'main',
      fixed: true,
      cell: ({ personName }) => personName,
    },
    { id: 'what', header: t.expiries.what, cell: ({ what }) => t.kinds[what] },
    { id: 'name', header: t.expiries.name, wideOnly: true, cell: ({ title }) => title },
    {
      id: 'when',
      header: t.expiries.when,
      kind: 'date',
      cardLabel: true,
      cell: ({ endsOn }) => (
        <>
          <DateText value={endsOn} />{' '}
          {endsOn < today ? <Badge tone="bad">{t.expiries.late}</Badge> : null}
        </>
      ),
    },
    {
      id: 'item',
      header: t.expiries.item,
      cell: ({ itemId, itemNumber }) =>
        itemId ? (
          <Link to={itemTo(company, itemId)}>{t.expiries.itemNumber(itemNumber ?? 0)}</Link>
        ) : (
          <span className="muted">{t.expiries.noItem}</span>
        ),
    },
  ]
}
