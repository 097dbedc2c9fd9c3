import { type RouteConfigEntry, route } from '@remix-run/route-config'

/** /portal/:company: what a client company's people see. */
export const portalRoutes: RouteConfigEntry[] = [
  route('portal', 'routes/portal/choose.tsx'),
  route('portal/:company', 'routes/portal/layout.tsx', []),
]
