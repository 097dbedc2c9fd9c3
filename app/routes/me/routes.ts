import { index, type RouteConfigEntry, route } from '@remix-run/route-config'

/** /me/:company: what an employee sees of their own pay. */
export const ownRoutes: RouteConfigEntry[] = [
  route('me', 'routes/me/choose.ts'),
  route('me/:company', 'routes/me/layout.tsx', [
    index('routes/me/home.tsx'),
    route('payslips/:slip', 'routes/me/payslip.tsx'),
    route('payslips/:slip/pdf', 'routes/me/payslip.pdf.ts'),
    route('certificates', 'routes/me/certificates.tsx'),
    route('certificates/:certificate/pdf', 'routes/me/certificate.pdf.ts'),
    route('tax-forms', 'routes/me/tax-forms.tsx'),
    route('tax-forms/:form/pdf', 'routes/me/tax-form.pdf.ts'),
    route('leave', 'routes/me/leave.tsx'),
    route('data', 'routes/me/data.tsx'),
    route('*', 'routes/not-found.area.tsx', { id: 'me-not-found' }),
  ]),
]
