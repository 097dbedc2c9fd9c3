import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadClock } from '#app/features/work/clock.server.ts'
import { ClockPage } from '#app/features/work/clock-page.tsx'
import { deskCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { AreaError } from '#app/ui/page-error.tsx'

export const loader = deskCompany.loader({ permission: 'work:read' }, loadClock)

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Zaplecze' },
]

export default function DeskClock() {
  const { explained, company } = useLoaderData<typeof loader>()
  const { itemId, clock } = explained
  return (
    <ClockPage
      explained={explained}
      backTo={paths.deskItem(company, itemId)}
      caseTo={paths.deskClockCase(company, itemId, clock.kind)}
    />
  )
}

export const ErrorBoundary = AreaError
