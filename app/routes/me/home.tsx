// The latest own payslip, the sums of its year, and the earlier ones; made for a phone.

import { Link, useLoaderData } from '@remix-run/react'
import { PaperLinks } from '#app/features/payroll/paper-links.tsx'
import { own } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payOwnWords } from '#app/i18n/payroll-own.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { getOwnPage, type OwnPayslip } from '#tenants/payroll/queries/own-pay.server.ts'
import { getOwnYear } from '#tenants/payroll/queries/paper-slips.server.ts'

export const loader = own.loader(
  { permission: 'own_pay:read' },
  async ({ ctx, company, locale }) => {
    const { payslips, person } = await getOwnPage(ctx)
    const latest = payslips.find(({ isReversed }) => !isReversed) ?? null
    const year = latest ? latest.payOn.slice(0, 4) : null
    return {
      latest,
      older: payslips.filter((slip) => slip !== latest),
      year,
      sums: year ? await getOwnYear(ctx, { year: Number(year) }) : null,
      firstName: person.firstName,
      company: company.slug,
      title: `${dictionary(locale).payOwn.payslips} · ${company.shortName}`,
    }
  },
)

export default function OwnHome() {
  const { latest, older, year, sums, firstName, company } = useLoaderData<typeof loader>()
  const t = useWords(payOwnWords)
  return (
    <>
      <PageHeader title={t.payslips} meta={t.hello(firstName)} />
      {!latest && older.length === 0 ? (
        <EmptyState icon="invoice" title={t.none}>
          {t.noneText}
        </EmptyState>
      ) : null}
      <div className="stack">
        {latest ? <Latest slip={latest} company={company} /> : null}
        {sums && year ? (
          <Card title={t.year(year)}>
            <Stats>
              <Stat label={t.yearNet} value={<Money minor={sums.net} />} />
              <Stat label={t.yearGross} value={<Money minor={sums.gross} />} />
              <Stat label={t.yearTax} value={<Money minor={sums.tax} />} />
              <Stat
                label={t.yearContributions}
                value={<Money minor={sums.social + sums.health} />}
              />
            </Stats>
          </Card>
        ) : null}
        {older.length > 0 ? (
          <Card title={t.older} flush>
            <ul className="pick">
              {older.map((slip) => (
                <li key={slip.id}>
                  <SlipRow slip={slip} company={company} />
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
    </>
  )
}

type Props = { slip: OwnPayslip; company: string }

function Latest({ slip, company }: Props) {
  const all = useWords({ payOwn: payOwnWords, payPeople: payPeopleWords })
  const t = all.payOwn
  const f = useFormat()
  const kind = all.payPeople.kinds[slip.kind as keyof typeof all.payPeople.kinds]
  return (
    <Card
      title={`${t.latest}: ${f.month(slip.period, 'long')}`}
      meta={`${kind} · ${t.payOn(f.date(slip.payOn))}`}
      footer={
        <div className="cluster">
          <LinkButton to={paths.myPayslip(company, slip.id)} variant="primary">
            {t.open}
          </LinkButton>
          <PaperLinks to={(lang) => paths.myPayslipPdf(company, slip.id, { lang })} />
        </div>
      }
    >
      <Stats>
        <Stat label={t.net} value={<Money minor={slip.netMinor} />} />
        <Stat label={t.gross} value={<Money minor={slip.grossMinor} />} />
      </Stats>
    </Card>
  )
}

function SlipRow({ slip, company }: Props) {
  const all = useWords({ payOwn: payOwnWords, payPeople: payPeopleWords })
  const t = all.payOwn
  const f = useFormat()
  return (
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
  )
}

export const ErrorBoundary = AreaError
