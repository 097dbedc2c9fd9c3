import { costsCsv } from '#app/features/payroll/costs.server.ts'
import { payArea } from '#app/http/area.server.ts'

export const loader = payArea.loader({ permission: 'payroll:read' }, costsCsv)
