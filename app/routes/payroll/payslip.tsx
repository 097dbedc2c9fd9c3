// One payslip of a run: "why 3,883.05?" is answered at each line.

import { useLoaderData } from '@remix-run/react'
import { PaperLinks } from '#app/features/payroll/paper-links.tsx'
import { SlipLines } from '#app/features/payroll/slip-lines.tsx'
import { SlipWarnings } from '#app/features/payroll/slip-warnings.tsx'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { getPayslip } from '#tenants/payroll/queries/payslips.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, params, at, company }) => {
    const slip = await getPayslip(ctx, params.slip ?? '')
    if (!slip) throw new AppError('not_found')
    const title = `${slip.personName} · ${slip.runTitle} · ${company.shortName}`
    return { slip, at, company: company.slug, title }
  },
)

export default function Payslip() {
  const { slip, at, company } = useLoaderData<typeof loader>()
  const all = useWords({ payPeople: payPeopleWords, payRuns: payRunsWords })
  const t = all.payRuns
  const f = useFormat()
  return (
    <>
      <PageHeader
        back={{ to: paths.payRun(at, company, slip.runId), label: slip.runTitle }}
        title={slip.personName}
        meta={
          <span className="cluster">
            <span>{all.payPeople.kinds[slip.kind]}</span>
            <span>{f.month(slip.period, 'long')}</span>
            <span className="num">
              {t.colPayOn}: {f.date(slip.payOn)}
            </span>
            {slip.department ? <span>{slip.department}</span> : null}
            <Badge>{t.status[slip.runStatus]}</Badge>
          </span>
        }
        actions={
          <>
            <PaperLinks
              to={(lang) => paths.payslipPdf(at, company, slip.runId, slip.id, { lang })}
            />
            <LinkButton to={paths.person(at, company, slip.employeeId)} icon="user">
              {t.slip.person}
            </LinkButton>
          </>
        }
      />
      <div className="stack">
        <SlipWarnings warnings={slip.warnings} />
        <Stats>
          <Stat label={t.amounts.netMinor!} value={<Money minor={slip.amounts.netMinor} />} />
          <Stat label={t.amounts.grossMinor!} value={<Money minor={slip.amounts.grossMinor} />} />
          <Stat
            label={t.amounts.employerTotalMinor!}
            value={<Money minor={slip.amounts.employerTotalMinor} />}
          />
          {slip.lastNetMinor === null ? null : (
            <Stat label={t.slip.lastNet} value={<Money minor={slip.lastNetMinor} />} />
          )}
        </Stats>
        <p className="muted">{t.slip.intro}</p>
        <SlipLines lines={slip.lines} slipTo={(id) => paths.payslip(at, company, slip.runId, id)} />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
