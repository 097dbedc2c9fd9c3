import { type RouteConfigEntry, route } from '@remix-run/route-config'
import type { PayPlace } from '../../http/paths.ts'

const file = (name: string) => `routes/complaints/${name}`

/** Complaints of a company, at the desk of its agents and in the client's portal. */
export function complaintRoutes(at: PayPlace): RouteConfigEntry[] {
  const base = at === 'desk' ? 'c/:company/complaints' : 'complaints'
  const page = (path: string, name: string) =>
    route(`${base}${path}`, file(name), { id: `${at}-complaints-${name}` })
  return [
    page('', 'register.tsx'),
    page('/new', 'new.tsx'),
    page('/mail', 'mail.tsx'),
    page('/report', 'report.tsx'),
    page('/report.csv', 'report-csv.ts'),
    page('/report.pdf', 'report-pdf.ts'),
    page('/causes', 'causes.tsx'),
    page('/settings', 'settings.tsx'),
    page('/:complaint', 'complaint.tsx'),
    page('/:complaint/letters/:letter', 'letter.ts'),
  ]
}

/** /complain/:company: for people without an account. */
export const complainRoutes: RouteConfigEntry[] = [
  route('complain/:company', 'routes/complain/form.tsx'),
  route('complain/:company/:secret', 'routes/complain/status.tsx'),
  route('complain/:company/:secret/letters/:letter', 'routes/complain/letter.ts'),
]
