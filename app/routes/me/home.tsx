// Own payslips, the latest first; made for a phone.
import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { own } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary, useT } from '#app/i18n/dictionaries.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { getOwnPage } from '#tenants/payroll/queries/own-pay.server.ts'

export const loader = own.loader(
  { permission: 'own_pay:read' },
  async ({ ctx, company, locale }) => {
    const { payslips, person } = await getOwnPage(ctx)
    return {
      payslips,
      firstName: person.firstName,
      company: company.slug,
      title: `${dictionary(locale).payOwn.payslips} · ${company.shortName}`,
    }
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Zaplecze' },
]

export default function OwnHome() {
  const { payslips, firstName, company } = useLoaderData<typeof loader>()
  const all = useT()
  const t = all.payOwn
  const f = useFormat()
  return (
    <>
      <PageHeader title={t.payslips} meta={t.hello(firstName)} />
      {payslips.length === 0 ? (
        <EmptyState icon="invoice" title={t.none}>
          {t.noneText}
        </EmptyState>
      ) : (
        <ul className="card pick">
          {payslips.map((slip) => (
            <li key={slip.id}>
              <Link to={paths.myPayslip(company, slip.id)} className="pick-row">
                <span className="pick-main">
                  <span className="strong">{f.month(slip.period, 'long')}</span>
                  <span className="meta">
                    {all.payPeople.kinds[slip.kind as keyof typeof all.payPeople.kinds]} ·{' '}
                    {t.payOn(f.date(slip.payOn))}
                  </span>
                </span>
                {slip.isReversed ? <Badge tone="bad">{t.reversed}</Badge> : null}
                <Money minor={slip.netMinor} strong />
                <Icon name="chevron-right" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export const ErrorBoundary = AreaError
