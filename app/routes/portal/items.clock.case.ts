import { loadClockCase } from '#app/features/work/clock.server.ts'
import { portal } from '#app/http/area.server.ts'

export const loader = portal.loader({ permission: 'work:read' }, loadClockCase)
