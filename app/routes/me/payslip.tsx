// One own payslip: what is paid out, and why each amount is what it is.

import { useLoaderData } from '@remix-run/react'
import { PaperLinks } from '#app/features/payroll/paper-links.tsx'
import { SlipLines } from '#app/features/payroll/slip-lines.tsx'
import { own } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payOwnWords } from '#app/i18n/payroll-own.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { Notice } from '#app/ui/form.tsx'
import { formatMonth } from '#app/ui/format.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { getOwnPayslip } from '#tenants/payroll/queries/own-payslip.server.ts'

export const loader = own.loader(
  { permission: 'own_pay:read' },
  async ({ ctx, params, company, locale }) => {
    const slip = await getOwnPayslip(ctx, { payslipId: params.slip ?? '' })
    return {
      slip,
      company: company.slug,
      title: `${formatMonth(locale, slip.period, 'long')} · ${company.shortName}`,
    }
  },
)

export default function OwnPayslip() {
  const { slip, company } = useLoaderData<typeof loader>()
  const all = useWords({ payOwn: payOwnWords, payPeople: payPeopleWords })
  const t = all.payOwn
  const f = useFormat()
  return (
    <>
      <PageHeader
        back={{ to: paths.myPage(company), label: t.payslips }}
        title={f.month(slip.period, 'long')}
        actions={<PaperLinks to={(lang) => paths.myPayslipPdf(company, slip.id, { lang })} />}
        meta={`${slip.personName} · ${all.payPeople.kinds[slip.kind]} · ${t.payOn(f.date(slip.payOn))}`}
      />
      <div className="stack">
        {slip.reversedAt ? (
          <Notice tone="bad">{t.reversedText(f.dateTime(slip.reversedAt))}</Notice>
        ) : null}
        <Stats>
          <Stat label={t.net} value={<Money minor={slip.netMinor} />} />
          <Stat label={t.gross} value={<Money minor={slip.grossMinor} />} />
        </Stats>
        <p className="muted">{t.why}</p>
        <SlipLines lines={slip.lines} slipTo={(id) => paths.myPayslip(company, id)} />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
