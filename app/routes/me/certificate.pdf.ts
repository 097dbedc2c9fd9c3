import { certificateResponse } from '#app/features/payroll/paper-files.server.ts'
import { own } from '#app/http/area.server.ts'
import { requireCompany } from '#tenants/companies/queries.server.ts'
import { getOwnIssued } from '#tenants/payroll/queries/certificates.server.ts'

export const loader = own.handler({ permission: 'own_pay:read' }, async ({ params, open }) => {
  const [issued, company] = await open({ readOnly: true }, (ctx) =>
    Promise.all([
      getOwnIssued(ctx, { certificateId: params.certificate ?? '' }),
      requireCompany(ctx),
    ]),
  )
  return certificateResponse(issued, { company, now: issued.decidedAt })
})
