// One yearly form: what its boxes say, what is to be looked at, and its files.

import { useLoaderData } from '@remix-run/react'
import { formTone } from '#app/features/payroll/tax-form-columns.tsx'
import {
  FormFindings,
  IncomeBoxes,
  LumpBoxes,
  MonthBoxes,
  SingleBoxes,
} from '#app/features/payroll/tax-form-parts.tsx'
import { payArea } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payDeclarationsWords } from '#app/i18n/payroll-declarations.ts'
import { payFormsWords } from '#app/i18n/payroll-forms.ts'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { hasDataFile, TAX_FORM_VARIANTS } from '#tenants/payroll/pl/tax-forms/variants.ts'
import { getTaxForm } from '#tenants/payroll/queries/tax-forms.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, params, at, company }) => {
    const form = await getTaxForm(ctx, params.form ?? '')
    if (!form) throw new AppError('not_found')
    const name = `${TAX_FORM_VARIANTS[form.kind].form} ${form.year}`
    return {
      form,
      name,
      canDo: ctx.actor.can('payroll:do'),
      hasXml: hasDataFile(form.kind, form.year),
      at,
      slug: company.slug,
      title: `${name} · ${form.person?.lastName ?? company.shortName}`,
    }
  },
)

export default function TaxForm() {
  const { form, name, canDo, hasXml, at, slug } = useLoaderData<typeof loader>()
  const all = useWords({ payDeclarations: payDeclarationsWords, payForms: payFormsWords })
  const t = all.payForms
  const f = useFormat()
  const { person, payer, status, holdsBack, year } = form
  const whom = person ? `${person.firstName} ${person.lastName}` : payer.name
  const isReady = status === 'ready'
  return (
    <>
      <PageHeader
        back={{ to: paths.taxForms(at, slug, { year }), label: t.title }}
        title={`${name}: ${whom}`}
        meta={
          <span className="cluster">
            {isReady && holdsBack === 'year_running' ? (
              <Badge>{all.payDeclarations.preview}</Badge>
            ) : (
              <Badge tone={formTone[status]}>{all.payDeclarations.status[status]}</Badge>
            )}
            {form.number > 1 ? <span>{t.correction(form.number)}</span> : null}
            <span>{t.madeBy(form.madeByName, f.date(form.madeAt))}</span>
            {form.sentAt ? (
              <span>{t.sentBy(form.sentByName ?? '', f.date(form.sentAt))}</span>
            ) : null}
          </span>
        }
        actions={
          <>
            <LinkButton
              to={paths.taxFormFile(at, slug, form.id, 'pdf')}
              icon="download"
              reloadDocument
            >
              {t.pdf}
            </LinkButton>
            {hasXml ? (
              <LinkButton
                to={paths.taxFormFile(at, slug, form.id, 'xml')}
                icon="download"
                reloadDocument
              >
                {t.xml}
              </LinkButton>
            ) : null}
            {canDo && isReady && holdsBack === null ? (
              <LinkButton
                to={paths.sendTaxForms(at, slug, { year, form: form.id })}
                variant="primary"
                icon="check"
              >
                {t.sendOne}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="stack">
        {isReady && holdsBack === 'year_running' ? <Notice tone="info">{t.preview}</Notice> : null}
        {isReady && holdsBack === 'outdated' ? <Notice tone="warn">{t.outdated}</Notice> : null}
        <FormFindings findings={form.findings} />
        <Notice tone="neutral">
          {t.variant(TAX_FORM_VARIANTS[form.kind].form, form.variant, year)}{' '}
          {hasXml ? t.notADeclaration : form.kind === 'pit8ar' ? t.noSchema : t.noXml}
        </Notice>
        <div className="cols-main">
          <div className="stack">
            {form.kind === 'pit11' ? (
              <>
                <IncomeBoxes boxes={form.boxes} />
                <SingleBoxes boxes={form.boxes} />
              </>
            ) : form.kind === 'pit8ar' ? (
              <LumpBoxes boxes={form.boxes} year={year} />
            ) : (
              <MonthBoxes boxes={form.boxes} year={year} />
            )}
          </div>
          <div className="stack">
            {person ? (
              <Card
                title={t.person}
                actions={
                  form.employeeId ? (
                    <LinkButton to={paths.person(at, slug, form.employeeId)} icon="user" size="sm">
                      {t.toPerson}
                    </LinkButton>
                  ) : null
                }
              >
                <DescriptionList
                  items={[
                    { label: t.person, value: `${person.firstName} ${person.lastName}` },
                    { label: t.bornOn, value: f.date(person.bornOn), numeric: true },
                    {
                      label: 'PESEL',
                      value: person.peselLast ? `•••••••${person.peselLast}` : t.missing,
                      numeric: true,
                    },
                    {
                      label: t.address,
                      value: `${person.street} ${person.houseNo}${
                        person.flatNo ? `/${person.flatNo}` : ''
                      }, ${person.postalCode} ${person.city}`,
                    },
                    { label: t.taxOffice, value: form.taxOfficeCode ?? t.missing, numeric: true },
                  ]}
                />
              </Card>
            ) : null}
            <Card title={t.payer}>
              <DescriptionList
                items={[
                  { label: t.payer, value: payer.name },
                  { label: 'NIP', value: f.nip(payer.nip), numeric: true },
                  { label: t.address, value: payer.address },
                  person
                    ? null
                    : { label: t.taxOffice, value: form.taxOfficeCode ?? t.missing, numeric: true },
                ]}
              />
            </Card>
          </div>
        </div>
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
