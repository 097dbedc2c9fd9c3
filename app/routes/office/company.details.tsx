// The data of a company: read by an auditor, kept by an admin.

import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { CompanyFacts } from '#app/features/office/company-facts.tsx'
import { CompanyFields } from '#app/features/office/company-fields.tsx'
import { summaryOf } from '#app/features/office/summary.ts'
import { zoneChoices } from '#app/features/zones.server.ts'
import { officeCompany } from '#app/http/area.server.ts'
import { parseForm } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { ErrorSummary, FormActions, Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import {
  setCompanyActive,
  updateCompany,
} from '#tenants/companies/commands/take-on-company.server.ts'
import { requireCompany } from '#tenants/companies/queries.server.ts'
import { updateCompanyInput } from '#tenants/companies/schema.ts'

export const loader = officeCompany.loader(
  { permission: 'companies:read' },
  async ({ ctx, locale }) => {
    const company = await requireCompany(ctx)
    return {
      company,
      title: `${dictionary(locale).office.company.details} · ${company.shortName}`,
      zones: zoneChoices(company.zone),
      canManage: ctx.actor.can('companies:manage'),
    }
  },
)

export const action = officeCompany.action(
  { permission: 'companies:manage' },
  async ({ ctx, form, company, locale }) => {
    const t = dictionary(locale).office.company
    const intent = form.get('intent')
    if (intent === 'close' || intent === 'reopen') {
      await setCompanyActive(ctx, intent === 'reopen')
      const text = intent === 'reopen' ? t.reopened : t.closed
      return redirectWithToast(paths.officeCompany(company.slug), { tone: 'ok', text })
    }
    await updateCompany(ctx, parseForm(form, updateCompanyInput))
    return redirectWithToast(paths.officeCompany(company.slug), { tone: 'ok', text: t.saved })
  },
)

export default function CompanyDetails() {
  const { company, zones, canManage } = useLoaderData<typeof loader>()
  const refused = useActionData<{
    errors: Record<string, string>
    values: Record<string, string>
  }>()
  const all = useWords({ common: commonWords, office: officeWords })
  const t = all.office.company
  if (!canManage) return <CompanyFacts company={company} />
  return (
    <div className="stack">
      {company.isActive ? null : (
        <Notice
          tone="warn"
          actions={
            <Form method="post">
              <SubmitButton name="intent" value="reopen" size="sm">
                {t.reopen}
              </SubmitButton>
            </Form>
          }
        >
          {t.reopenText}
        </Notice>
      )}
      <Form method="post" className="stack" noValidate>
        {refused ? <ErrorSummary errors={summaryOf(all, refused.errors)} /> : null}
        <CompanyFields company={company} zones={zones} refused={refused} />
        <FormActions sticky>
          <SubmitButton>{all.common.actions.save}</SubmitButton>
        </FormActions>
      </Form>
      {company.isActive ? (
        <Card title={t.close} meta={t.closeText}>
          <Form method="post">
            <ConfirmButton name="intent" value="close">
              {t.close}
            </ConfirmButton>
          </Form>
        </Card>
      ) : null}
    </div>
  )
}

export const ErrorBoundary = AreaError
