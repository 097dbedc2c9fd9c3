// Yearly forms and payroll cards as files. They are somebody's pay: no cache keeps them.
import { csvOf, csvResponse } from '#app/http/csv.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { CARD_TABLES } from '#tenants/payroll/card-tables.ts'
import { renderPayrollCardPdf } from '#tenants/payroll/pdf/payroll-card-pdf.ts'
import { renderTaxFormPdf } from '#tenants/payroll/pdf/tax-form-pdf.ts'
import { taxFormXml } from '#tenants/payroll/pl/tax-forms/form-xml.ts'
import { hasDataFile, TAX_FORM_VARIANTS } from '#tenants/payroll/pl/tax-forms/variants.ts'
import type { PayrollCard } from '#tenants/payroll/queries/payroll-card.server.ts'
import type { TaxFormPage } from '#tenants/payroll/queries/tax-forms.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'

const nameOf = ({ kind, year, person }: TaxFormPage) =>
  [TAX_FORM_VARIANTS[kind].form, year, person?.lastName, person?.firstName]
    .filter(Boolean)
    .join('_')

export async function taxFormPdfResponse(
  form: TaxFormPage,
  pesel: string | null,
): Promise<Response> {
  const bytes = await renderTaxFormPdf({
    ...form,
    pesel,
    isSent: form.sentAt !== null,
    createdAt: form.madeAt,
  })
  return fileResponse(new Uint8Array(bytes), 'application/pdf', `${nameOf(form)}.pdf`)
}

export function taxFormXmlResponse(form: TaxFormPage, pesel: string | null): Response {
  if (!hasDataFile(form.kind, form.year)) throw new AppError('not_found')
  const xml = taxFormXml(form, { pesel, isCorrection: form.number > 1 })
  return fileResponse(xml, 'application/xml; charset=utf-8', `${nameOf(form)}.xml`)
}

export async function cardPdfResponse(
  card: PayrollCard,
  locale: Locale,
  createdAt: Date,
): Promise<Response> {
  const bytes = await renderPayrollCardPdf(card, { locale, createdAt })
  return fileResponse(new Uint8Array(bytes), 'application/pdf', `${cardName(card, locale)}.pdf`)
}

export function cardCsvResponse(card: PayrollCard, locale: Locale): Response {
  const t = dictionary(locale).payForms
  const columns = CARD_TABLES.flatMap(([table, names]) => names.map((name) => ({ table, name })))
  const head = [
    t.month,
    ...columns.map(({ table, name }) => `${t.card[table]}: ${t.card.amount[name]}`),
  ]
  const rows = [
    ...card.months.map((month) => [
      `${card.year}-${String(month.month).padStart(2, '0')}`,
      ...columns.map(({ name }) => month[name]),
    ]),
    [t.total, ...columns.map(({ name }) => card.total[name])],
  ]
  return csvResponse(csvOf(head, rows), `${cardName(card, locale)}.csv`)
}

const cardName = ({ year, lastName, firstName }: PayrollCard, locale: Locale) =>
  `${dictionary(locale).payForms.card.open}_${year}_${lastName}_${firstName}`

function fileResponse(body: BodyInit, type: string, name: string): Response {
  const isPdf = type === 'application/pdf'
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `${isPdf ? 'inline' : 'attachment'}; filename="${plainName(name)}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

// Letters with marks become their plain ones: a header carries no others.
const plainName = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w.-]+/g, '_')
