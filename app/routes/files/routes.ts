import { type RouteConfigEntry, route } from '@remix-run/route-config'

/** Stored bytes, for whoever may see the document in whichever area. */
export const fileRoutes: RouteConfigEntry[] = [
  route('files/:company/:document/content', 'routes/files/content.ts'),
]
