// Payslips and certificates as PDF files. They are somebody's pay: no cache keeps them.
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import type { Company } from '#tenants/companies/types.ts'
import type { CertificateData, PaperSlip } from '#tenants/payroll/paper-types.ts'
import { type CertificatePaper, renderCertificate } from '#tenants/payroll/pdf/certificate-pdf.ts'
import { payslipPaper } from '#tenants/payroll/pdf/payslip-model.ts'
import { renderPayslips } from '#tenants/payroll/pdf/payslip-pdf.ts'
import { localDateOf } from '#tenants/shared/dates.ts'

/** The language asked for by the link, else that of the page. */
export function paperLocale(url: URL, page: Locale): Locale {
  const asked = url.searchParams.get('lang')
  return asked === 'pl' || asked === 'en' ? asked : page
}

type Frame = { company: Company; locale: Locale; now: Date; name: string }

export async function payslipsResponse(
  slips: readonly PaperSlip[],
  { company, locale, now, name }: Frame,
): Promise<Response> {
  const names = dictionary(locale).payLines.lines
  const papers = slips.map((slip) => payslipPaper(slip, { locale, company, names }))
  const bytes = await renderPayslips(papers, {
    title: name,
    author: company.legalName,
    locale,
    accent: company.colour,
    printedOn: localDateOf(now, company.zone),
    createdAt: now,
  })
  return pdfOf(bytes, name)
}

export async function certificateResponse(
  paper: Pick<CertificatePaper, 'kind' | 'locale' | 'number'> & { data: CertificateData },
  { company, now }: Pick<Frame, 'company' | 'now'>,
): Promise<Response> {
  const bytes = await renderCertificate({ ...paper, accent: company.colour, createdAt: now })
  const { title } = dictionary(paper.locale).payPapers
  return pdfOf(bytes, `${title} ${paper.number ?? ''} ${paper.data.person.name}`)
}

function pdfOf(bytes: Buffer, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${fileName(name)}.pdf"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

// Letters with marks become their plain ones: a header carries no others.
const fileName = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replace(/\p{M}+/gu, '')
    .trim()
    .replace(/[^\w.-]+/g, '_')
