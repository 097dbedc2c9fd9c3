import { type RouteConfigEntry, route } from '@remix-run/route-config'

/** /desk: the agents' day. Pages of one company lie under /desk/c/:company. */
export const deskRoutes: RouteConfigEntry[] = [route('desk', 'routes/desk/layout.tsx', [])]
