// The office's first page: what is wrong, then how much there is.

import { Link, useLoaderData } from '@remix-run/react'
import { ClockProof } from '#app/features/office/clock-proof.tsx'
import { type Problem, ProblemList } from '#app/features/office/problem-list.tsx'
import { office } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { slaWords } from '#app/i18n/sla.ts'
import { Card } from '#app/ui/card.tsx'
import { CompanyTag } from '#app/ui/company-mark.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Stat, Stats } from '#app/ui/stat.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { countCompanies } from '#tenants/companies/queries.server.ts'
import { countBilling, countWork, listLateCompanies } from '#tenants/reporting/queries.server.ts'
import { config } from '#tenants/shared/config.server.ts'
import { getLastClockCheck } from '#tenants/work/queries/clock-checks.server.ts'

export const loader = office.loader({ permission: 'companies:read' }, async ({ ctx, locale }) => {
  const [companies, work, billing, late, proof] = await Promise.all([
    countCompanies(ctx),
    countWork(ctx),
    countBilling(ctx),
    listLateCompanies(ctx),
    getLastClockCheck(ctx),
  ])
  return {
    companies,
    work,
    billing,
    late,
    proof,
    // Without a mail server nothing is meant to leave: then it is no trouble either.
    hasGateway: config().smtpUrl !== undefined,
    title: `${dictionary(locale).office.overview.title}`,
  }
})

export default function Overview() {
  const { companies, work, billing, late, proof, hasGateway } = useLoaderData<typeof loader>()
  const t = useWords(officeWords).overview
  const proofWords = useWords(slaWords).proof
  const f = useFormat()
  const billingPage = billing.draftPeriod
    ? paths.officeBillingPeriod(billing.draftPeriod)
    : paths.officeBilling()
  const withoutContract = paths.officeCompanies({ state: 'without_contract' })
  const problems: Problem[] = [
    {
      text: t.late(work.late),
      count: work.late,
      tone: 'bad',
      to: paths.officeWork({ only: 'late' }),
    },
    {
      text: proofWords.problem(proof?.findings ?? 0),
      count: proof?.findings ?? 0,
      tone: 'bad',
      to: '#clock-proof',
    },
    {
      text: t.withoutContract(companies.withoutContract),
      count: companies.withoutContract,
      tone: 'bad',
      to: withoutContract,
    },
    {
      text: t.withoutAgent(companies.withoutAgent),
      count: companies.withoutAgent,
      tone: 'bad',
      to: paths.officeCompanies(),
    },
    {
      text: t.unassigned(work.unassigned),
      count: work.unassigned,
      tone: 'warn',
      to: paths.officeWork({ only: 'unassigned' }),
    },
    { text: t.held(billing.held), count: billing.held, tone: 'warn', to: billingPage },
    { text: t.drafts(billing.drafts), count: billing.drafts, tone: 'warn', to: billingPage },
    {
      text: t.withoutOwner(companies.withoutOwner),
      count: companies.withoutOwner,
      tone: 'warn',
      to: paths.officeCompanies(),
    },
    {
      text: hasGateway ? t.unsent(companies.unsentMails) : t.kept(companies.unsentMails),
      count: companies.unsentMails,
      tone: 'info',
      to: paths.officeOutbox({ state: 'waiting' }),
    },
    {
      text: t.invitations(companies.pendingInvitations),
      count: companies.pendingInvitations,
      tone: 'info',
      to: paths.officeOutbox(),
    },
  ]
  const share =
    work.doneThisMonth === 0 ? null : Math.round((work.doneOnTime * 10_000) / work.doneThisMonth)
  return (
    <>
      <PageHeader title={t.title} />
      <div className="stack">
        <ProblemList problems={problems} />
        <Stats>
          <Stat
            label={t.activeCompanies}
            value={f.number(companies.active)}
            to={paths.officeCompanies()}
          />
          <Stat label={t.openItems} value={f.number(work.open)} to={paths.officeWork()} />
          <Stat label={t.waitingClient} value={f.number(work.waitingClient)} />
          <Stat label={t.doneThisMonth} value={f.number(work.doneThisMonth)} />
          <Stat
            label={t.onTime}
            value={share === null ? '–' : f.percent(share)}
            tone={
              share === null ? undefined : share >= 9_500 ? 'ok' : share >= 9_000 ? 'warn' : 'bad'
            }
          />
        </Stats>
        <Card title={<span id="late">{t.byCompany}</span>} flush>
          <DataTable
            id="late-companies"
            label={t.byCompany}
            tools={false}
            rows={late}
            rowId={(row) => row.slug}
            columns={[
              {
                id: 'company',
                header: t.company,
                kind: 'main',
                cell: (row) => (
                  <Link to={paths.officeCompany(row.slug)}>
                    <CompanyTag name={row.shortName} color={row.colour} />
                  </Link>
                ),
              },
              { id: 'open', header: t.open, kind: 'num', cell: (row) => f.number(row.open) },
              {
                id: 'late',
                header: t.lateColumn,
                kind: 'num',
                cell: (row) => (
                  <Link
                    className="fg-bad strong"
                    to={paths.officeWork({ only: 'late', company: row.slug })}
                  >
                    {f.number(row.late)}
                  </Link>
                ),
              },
              {
                id: 'oldest',
                header: t.oldest,
                kind: 'date',
                cell: (row) => f.dateTime(row.oldestDueAt),
              },
            ]}
            empty={t.byCompanyNone}
          />
        </Card>
        <ClockProof check={proof} />
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
