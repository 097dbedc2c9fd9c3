// Every URL of the web, in one table for each area.
import { index, type RouteConfig, route } from '@remix-run/route-config'
import { authRoutes } from './routes/auth/routes.ts'
import { complainRoutes } from './routes/complaints/routes.ts'
import { deskRoutes } from './routes/desk/routes.ts'
import { fileRoutes } from './routes/files/routes.ts'
import { ownRoutes } from './routes/me/routes.ts'
import { officeRoutes } from './routes/office/routes.ts'
import { portalRoutes } from './routes/portal/routes.ts'

export default [
  index('routes/home.tsx'),
  route('preferences', 'routes/preferences.tsx'),
  ...authRoutes,
  ...deskRoutes,
  ...portalRoutes,
  ...officeRoutes,
  ...fileRoutes,
  ...ownRoutes,
  ...complainRoutes,
  route('answer/:company/:token', 'routes/answer/answer.tsx'),
  // The pieces on one page, for those who build the house.
  ...(import.meta.env.DEV ? [route('styleguide/*', 'routes/styleguide.tsx')] : []),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig
