import { loadClockCase } from '#app/features/work/clock.server.ts'
import { deskCompany } from '#app/http/area.server.ts'

export const loader = deskCompany.loader({ permission: 'work:read' }, loadClockCase)
