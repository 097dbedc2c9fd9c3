import { type RouteConfigEntry, route } from '@remix-run/route-config'

/** /office: the provider's admins and auditors. */
export const officeRoutes: RouteConfigEntry[] = [
  route('office', 'routes/office/layout.tsx', [route('staff', 'routes/office/staff.tsx')]),
]
