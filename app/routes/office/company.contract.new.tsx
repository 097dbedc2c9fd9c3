// A new version of a company's contract. It starts from the terms of the latest one.

import { data } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { BasicFields, HoursFields } from '#app/features/contract/contract-fields.tsx'
import {
  contractValues,
  firstValues,
  readContract,
} from '#app/features/contract/contract-form.server.ts'
import { ExampleMonth } from '#app/features/contract/example-month.tsx'
import { loadCatalogue } from '#app/features/contract/load-contract.server.ts'
import { PriceFields } from '#app/features/contract/price-fields.tsx'
import { TermFields } from '#app/features/contract/term-fields.tsx'
import { summaryOf } from '#app/features/office/summary.ts'
import { zoneChoices } from '#app/features/zones.server.ts'
import { officeCompany } from '#app/http/area.server.ts'
import { formValues, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { commonWords } from '#app/i18n/common.ts'
import { contractWords } from '#app/i18n/contract.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { ErrorSummary, FormActions } from '#app/ui/form.tsx'
import { formatDate } from '#app/ui/format.ts'
import { AreaError } from '#app/ui/page-error.tsx'
import { SectionHeader } from '#app/ui/page-header.tsx'
import { createContractVersion } from '#tenants/contracts/commands.server.ts'
import { listContractVersions } from '#tenants/contracts/queries.server.ts'
import { localDateOf, periodOf } from '#tenants/shared/dates.ts'

export const loader = officeCompany.loader(
  { permission: 'contracts:manage' },
  async ({ ctx, company, locale }) => {
    const [versions, catalogue] = await Promise.all([listContractVersions(ctx), loadCatalogue(ctx)])
    const latest = versions[0] ?? null
    return {
      ...catalogue,
      title: `${dictionary(locale).contract.title} · ${company.shortName}`,
      slug: company.slug,
      latest: latest?.version ?? null,
      start: latest ? contractValues(latest, locale) : firstValues(company.zone),
      zones: zoneChoices(latest?.calendar.zone ?? company.zone),
      period: periodOf(localDateOf(ctx.now, company.zone)),
    }
  },
)

export const action = officeCompany.action(
  { permission: 'contracts:manage' },
  async ({ ctx, form, company, locale }) => {
    const values = formValues(form)
    const catalogue = await loadCatalogue(ctx)
    const read = readContract(values, catalogue, localDateOf(ctx.now, company.zone))
    if (form.get('intent') === 'preview') return data({ errors: {}, values })
    if (!read.ok) refuse(read.errors)
    const { input } = read
    const result = await createContractVersion(ctx, { ...input, tenantId: company.tenantId })
    if (!result.ok) refuse({ [result.field ?? 'effectiveFrom']: result.code })
    const date = formatDate(locale, input.effectiveFrom)
    const text = dictionary(locale).contract.created(result.value.version, date)
    return redirectWithToast(paths.officeContract(company.slug), { tone: 'ok', text })
  },
)

export default function NewVersion() {
  const { start, types, meters, zones, latest, slug, period } = useLoaderData<typeof loader>()
  const sent = useActionData<{ errors: Record<string, string>; values: Record<string, string> }>()
  const values = sent?.values ?? start
  const errors = sent?.errors ?? {}
  const [typed, setTyped] = useState<Record<string, string> | null>(null)
  const all = useWords({ common: commonWords, contract: contractWords })
  const t = all.contract
  return (
    <Form
      method="post"
      className="contract-form"
      noValidate
      onChange={(event) => {
        const form = new FormData(event.currentTarget)
        setTyped(Object.fromEntries([...form].map(([name, value]) => [name, String(value)])))
      }}
    >
      <SectionHeader
        title={latest === null ? t.firstVersion : t.newVersion}
        meta={latest === null ? undefined : t.form.startsFrom(latest)}
      />
      <ErrorSummary errors={summaryOf(all, errors)} />
      <div className="cols-main">
        <div className="stack">
          <BasicFields values={values} errors={errors} />
          <PriceFields values={values} errors={errors} meters={meters} />
          <TermFields values={values} errors={errors} types={types} />
          <HoursFields values={values} errors={errors} zones={zones} />
        </div>
        <div className="example">
          <ExampleMonth values={typed ?? values} meters={meters} period={period} />
        </div>
      </div>
      <FormActions sticky>
        <SubmitButton>{t.form.save}</SubmitButton>
        <LinkButton to={paths.officeContract(slug)}>{all.common.actions.cancel}</LinkButton>
      </FormActions>
    </Form>
  )
}

export const ErrorBoundary = AreaError
