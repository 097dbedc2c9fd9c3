// Own PIT-11, the latest year first; only what the company has handed in.

import { useLoaderData } from '@remix-run/react'
import { own } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payFormsWords } from '#app/i18n/payroll-forms.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { listOwnTaxForms } from '#tenants/payroll/queries/tax-forms.server.ts'

export const loader = own.loader(
  { permission: 'own_pay:read' },
  async ({ ctx, company, locale }) => ({
    forms: await listOwnTaxForms(ctx),
    slug: company.slug,
    title: `${dictionary(locale).payForms.own.title} · ${company.shortName}`,
  }),
)

export default function OwnTaxForms() {
  const { forms, slug } = useLoaderData<typeof loader>()
  const words = useWords(payFormsWords)
  const t = words.own
  const f = useFormat()
  return (
    <>
      <PageHeader title={t.title} meta={forms.length > 0 ? t.masked : null} />
      {forms.length === 0 ? (
        <EmptyState icon="document" title={t.none}>
          {t.noneText}
        </EmptyState>
      ) : (
        <ul className="card pick">
          {forms.map((form) => (
            <li key={form.id}>
              <a href={paths.myTaxFormPdf(slug, form.id)} className="pick-row">
                <span className="pick-main">
                  <span className="strong">
                    {t.ofYear(form.year)}
                    {form.number > 1 ? `, ${words.correction(form.number)}` : ''}
                  </span>
                  <span className="meta">{t.sentOn(f.date(form.sentAt))}</span>
                </span>
                {form.status === 'replaced' ? <Badge>{t.replaced}</Badge> : null}
                <span className="cluster">
                  <Icon name="download" />
                  PDF
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

export const ErrorBoundary = AreaError
