import { useLoaderData } from '@remix-run/react'
import { loadClock } from '#app/features/work/clock.server.ts'
import { ClockPage } from '#app/features/work/clock-page.tsx'
import { portal } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = portal.loader({ permission: 'work:read' }, loadClock)

export default function PortalClock() {
  const { explained, company } = useLoaderData<typeof loader>()
  const { itemId, clock } = explained
  return (
    <ClockPage
      explained={explained}
      backTo={paths.portalItem(company, itemId)}
      caseTo={paths.portalClockCase(company, itemId, clock.kind, clock.seq)}
    />
  )
}

export const ErrorBoundary = AreaError
