// Who of the staff serves the company, in which services.

import { Form, useLoaderData } from '@remix-run/react'
import { office } from '#app/http/area.server.ts'
import { parseForm } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { Person } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { setAgentServices } from '#tenants/companies/commands/set-agent-services.server.ts'
import { getCompanyBySlug, listAgentAssignments } from '#tenants/companies/queries.server.ts'
import { agentServicesInput } from '#tenants/companies/schema.ts'
import type { AgentAssignment } from '#tenants/companies/types.ts'
import { getContractVersionOn } from '#tenants/contracts/queries.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { localDateOf } from '#tenants/shared/dates.ts'
import { type Service, services } from '#tenants/shared/permissions.ts'

export const loader = office.loader(
  { permission: 'companies:read' },
  async ({ ctx, params, locale }) => {
    const company = await getCompanyBySlug(ctx, params.company ?? '')
    if (!company) throw new AppError('not_found')
    const today = localDateOf(ctx.now, company.zone)
    const [agents, contract] = await Promise.all([
      listAgentAssignments(ctx, company.tenantId),
      getContractVersionOn(ctx, today, company.tenantId),
    ])
    return {
      title: `${dictionary(locale).office.company.agents} · ${company.shortName}`,
      agents,
      signed: contract?.services ?? [],
      canManage: ctx.actor.can('companies:manage'),
    }
  },
)

export const action = office.action(
  { permission: 'companies:manage' },
  async ({ ctx, params, form, locale }) => {
    const company = await getCompanyBySlug(ctx, params.company ?? '')
    if (!company) throw new AppError('not_found')
    const input = parseForm(form, agentServicesInput)
    await setAgentServices(ctx, { ...input, tenantId: company.tenantId })
    const text = dictionary(locale).office.company.agentsSaved(String(form.get('name') ?? ''))
    return redirectWithToast(paths.officeAgents(company.slug), { tone: 'ok', text })
  },
)

export default function CompanyAgents() {
  const { agents, signed, canManage } = useLoaderData<typeof loader>()
  const all = useWords({ common: commonWords, office: officeWords })
  const t = all.office.company
  const uncovered = signed.filter((service) => !agents.some((a) => a.services.includes(service)))
  return (
    <div className="stack">
      {uncovered.length > 0 ? (
        <Notice tone="warn">
          {t.agentsUncovered(uncovered.map((service) => all.common.service[service]).join(', '))}
        </Notice>
      ) : null}
      <Card title={t.agents} meta={t.agentsIntro}>
        {agents.length === 0 ? (
          <EmptyState icon="users" title={t.agentsNone}>
            {t.agentsNoneText}
          </EmptyState>
        ) : null}
        <ul className="rows">
          {agents.map((agent) => (
            <li key={agent.accountId} className="row-line">
              <Person name={agent.name} note={all.common.role[agent.role]} />
              <AgentForm agent={agent} signed={signed} canManage={canManage} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

function AgentForm(props: { agent: AgentAssignment; signed: Service[]; canManage: boolean }) {
  const { agent, signed, canManage } = props
  const all = useWords({ common: commonWords, office: officeWords })
  const t = all.office.company
  // What is signed first; what is assigned without being signed stays visible.
  const offered = services.filter(
    (one) => signed.length === 0 || signed.includes(one) || agent.services.includes(one),
  )
  return (
    <Form method="post" key={agent.services.join()}>
      <input type="hidden" name="accountId" value={agent.accountId} />
      <input type="hidden" name="name" value={agent.name} />
      <fieldset className="cluster" disabled={!canManage}>
        <legend className="sr">{t.servicesOf(agent.name)}</legend>
        {offered.map((service) => (
          <Checkbox
            key={service}
            name="services"
            value={service}
            defaultChecked={agent.services.includes(service)}
            label={
              signed.length === 0 || signed.includes(service)
                ? all.common.service[service]
                : t.agentsUnsigned(all.common.service[service])
            }
          />
        ))}
      </fieldset>
      {canManage && offered.length > 0 ? (
        <Button type="submit" size="sm">
          {all.common.actions.save}
        </Button>
      ) : null}
    </Form>
  )
}

export const ErrorBoundary = AreaError
