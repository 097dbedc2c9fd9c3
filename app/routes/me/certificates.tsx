// Own certificates: asking for one, and what became of each request.

import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { CertificateForm, certificateTone } from '#app/features/payroll/certificate-parts.tsx'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { own } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPapersWords } from '#app/i18n/payroll-papers.ts'
import { Badge } from '#app/ui/badge.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { requestCertificateInput } from '#tenants/payroll/certificate-schema.ts'
import {
  requestCertificate,
  withdrawCertificate,
} from '#tenants/payroll/commands/certificates.server.ts'
import type { OwnCertificate } from '#tenants/payroll/paper-types.ts'
import { listOwnCertificates } from '#tenants/payroll/queries/certificates.server.ts'
import { getOwnPage } from '#tenants/payroll/queries/own-pay.server.ts'

export const loader = own.loader(
  { permission: 'own_pay:read' },
  async ({ ctx, company, locale }) => {
    const [{ employments }, certificates] = await Promise.all([
      getOwnPage(ctx),
      listOwnCertificates(ctx),
    ])
    return {
      certificates,
      contracts: employments.map(({ id, kind, number }) => ({ id, kind, number })),
      company: company.slug,
      title: `${dictionary(locale).payPapers.mine} · ${company.shortName}`,
    }
  },
)

export const action = own.action(
  { permission: 'own_pay:read' },
  async ({ ctx, form, company, locale }) => {
    const t = dictionary(locale).payPapers.done
    const back = paths.myCertificates(company.slug)
    if (form.get('intent') === 'withdraw') {
      await withdrawCertificate(ctx, { certificateId: String(form.get('certificateId') ?? '') })
      return redirectWithToast(back, { tone: 'ok', text: t.withdrawn })
    }
    const asked = await requestCertificate(ctx, parseForm(form, requestCertificateInput))
    if (!asked.ok) refuse({ [asked.field ?? 'kind']: asked.code })
    return redirectWithToast(back, { tone: 'ok', text: t.requested })
  },
)

export default function OwnCertificates() {
  const { certificates, contracts, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const t = useWords(payPapersWords)
  return (
    <>
      <PageHeader title={t.title} />
      <div className="stack">
        <Card title={t.mine}>
          {certificates.length === 0 ? <p className="muted">{t.mineNone}</p> : null}
          <ul className="rows">
            {certificates.map((one) => (
              <li key={one.id} className="row-line">
                <Row certificate={one} company={company} />
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t.ask}>
          <CertificateForm
            contracts={contracts}
            refused={refused}
            key={`${certificates.length}${JSON.stringify(refused?.values ?? null)}`}
          />
        </Card>
      </div>
    </>
  )
}

function Row({ certificate, company }: { certificate: OwnCertificate; company: string }) {
  const t = useWords(payPapersWords)
  const f = useFormat()
  const { id, kind, status, locale, number, purpose, refusalReason } = certificate
  const name = number === null ? t.kinds[kind] : t.numbered(t.kinds[kind], number)
  return (
    <>
      <div>
        <p className="cluster">
          <strong>{name}</strong>
          <Badge tone={certificateTone[status]}>{t.statuses[status]}</Badge>
        </p>
        <p className="muted">
          {f.date(certificate.decidedAt ?? certificate.requestedAt)} · {t.langs[locale]}
          {purpose ? ` · ${purpose}` : null}
        </p>
        {refusalReason ? <p>{t.refusedFor(refusalReason)}</p> : null}
      </div>
      {status === 'issued' ? (
        <LinkButton
          to={paths.myCertificatePdf(company, id)}
          reloadDocument
          size="sm"
          icon="download"
          aria-label={t.download(name)}
        >
          {t.pdf}
        </LinkButton>
      ) : null}
      {status === 'requested' ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="certificateId" value={id} />
          <ConfirmButton size="sm" name="intent" value="withdraw">
            {t.withdraw}
          </ConfirmButton>
        </Form>
      ) : null}
    </>
  )
}

export const ErrorBoundary = AreaError
