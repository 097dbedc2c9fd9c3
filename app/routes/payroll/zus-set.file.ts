// The file for ZUS. It is asked for by a form, because taking it writes to the audit log.
import { payArea } from '#app/http/area.server.ts'
import { exportZusSet } from '#tenants/payroll/commands/zus-set.server.ts'

export const action = payArea.action(
  { permission: 'people:unmask' },
  async ({ ctx, params }): Promise<Response> => {
    const { xml, fileName } = await exportZusSet(ctx, { declarationId: params.declaration ?? '' })
    return new Response(xml, {
      headers: {
        'Content-Type': 'application/xml; charset=utf-8',
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    })
  },
)
