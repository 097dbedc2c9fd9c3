import { certificateResponse } from '#app/features/payroll/paper-files.server.ts'
import { payArea } from '#app/http/area.server.ts'
import { requireCompany } from '#tenants/companies/queries.server.ts'
import { getCertificate } from '#tenants/payroll/queries/certificates.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.handler(
  { permission: 'payroll:read' },
  async ({ params, open, principal }) => {
    const [certificate, company] = await open({ readOnly: true }, (ctx) =>
      Promise.all([getCertificate(ctx, params.certificate ?? ''), requireCompany(ctx)]),
    )
    const data = certificate?.data ?? certificate?.preview
    if (!certificate || !data) throw new AppError('not_found')
    const now = certificate.decidedAt ?? principal.now
    return certificateResponse({ ...certificate, data }, { company, now })
  },
)
