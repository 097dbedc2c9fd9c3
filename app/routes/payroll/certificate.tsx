// One certificate: what it says, and the decision.

import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { CertificateText, certificateTone } from '#app/features/payroll/certificate-parts.tsx'
import { type Refused, useFields } from '#app/features/payroll/form-words.ts'
import { payArea } from '#app/http/area.server.ts'
import { parseForm, refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPapersWords } from '#app/i18n/payroll-papers.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import {
  issueCertificateInput,
  refuseCertificateInput,
} from '#tenants/payroll/certificate-schema.ts'
import {
  issueCertificate,
  refuseCertificate,
} from '#tenants/payroll/commands/certificates.server.ts'
import type { CertificatePage } from '#tenants/payroll/paper-types.ts'
import { getCertificate } from '#tenants/payroll/queries/certificates.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, params, at, company, locale }) => {
    const certificate = await getCertificate(ctx, params.certificate ?? '')
    if (!certificate) throw new AppError('not_found')
    const { kinds } = dictionary(locale).payPapers
    const name = `${kinds[certificate.kind]}: ${certificate.personName}`
    return {
      certificate,
      canDecide: ctx.actor.can('people:manage') && certificate.status === 'requested',
      at,
      company: company.slug,
      title: `${name} · ${company.shortName}`,
    }
  },
)

export const action = payArea.action(
  { permission: 'people:manage' },
  async ({ ctx, form, params, at, company, locale }) => {
    form.set('certificateId', params.certificate ?? '')
    const t = dictionary(locale).payPapers.done
    const back = paths.certificate(at, company.slug, params.certificate ?? '')
    if (form.get('decision') === 'refuse') {
      const refused = await refuseCertificate(ctx, parseForm(form, refuseCertificateInput))
      if (!refused.ok) refuse({ form: refused.code })
      return redirectWithToast(back, { tone: 'ok', text: t.refused })
    }
    const issued = await issueCertificate(ctx, parseForm(form, issueCertificateInput))
    if (!issued.ok) return refuse({ form: issued.code })
    return redirectWithToast(back, { tone: 'ok', text: t.issued(issued.value.number) })
  },
)

export default function Certificate() {
  const { certificate, canDecide, at, company } = useLoaderData<typeof loader>()
  const t = useWords(payPapersWords)
  const { status, kind, locale, personName, number, data, preview, fault } = certificate
  const shown = data ?? preview
  return (
    <>
      <PageHeader
        back={{ to: paths.certificates(at, company), label: t.title }}
        title={personName}
        meta={
          <span className="cluster">
            <span>{number === null ? t.kinds[kind] : t.numbered(t.kinds[kind], number)}</span>
            <Badge tone={certificateTone[status]}>{t.statuses[status]}</Badge>
            <span>{t.langs[locale]}</span>
          </span>
        }
        actions={
          shown ? (
            <LinkButton
              to={paths.certificatePdf(at, company, certificate.id)}
              reloadDocument
              icon="download"
            >
              {data ? t.pdf : t.openPreview}
            </LinkButton>
          ) : null
        }
      />
      <div className="cols-main">
        <div className="stack">
          {fault ? <Notice tone="warn">{t.faults[fault]}</Notice> : null}
          {shown ? (
            <Card title={data ? t.kinds[kind] : t.preview} meta={data ? t.frozen : t.previewText}>
              <CertificateText data={shown} />
            </Card>
          ) : null}
        </div>
        <div className="stack">
          <Facts certificate={certificate} itemTo={itemTo(certificate, at, company)} />
          {canDecide ? <Decision certificate={certificate} /> : null}
        </div>
      </div>
    </>
  )
}

function itemTo({ itemId }: CertificatePage, at: 'desk' | 'portal', company: string) {
  if (!itemId) return null
  return at === 'desk' ? paths.deskItem(company, itemId) : paths.portalItem(company, itemId)
}

function Facts({ certificate, itemTo }: { certificate: CertificatePage; itemTo: string | null }) {
  const t = useWords(payPapersWords)
  const f = useFormat()
  const { decidedAt, decidedByName, refusalReason, itemNumber, purpose } = certificate
  return (
    <Card title={t.asked}>
      <DescriptionList
        items={[
          {
            label: t.asked,
            value: t.askedBy(certificate.requestedByName, f.dateTime(certificate.requestedAt)),
          },
          { label: t.purpose, value: purpose || t.noPurpose },
          {
            label: t.item,
            value: itemTo ? <Link to={itemTo}>{itemNumber}</Link> : t.noItem,
          },
          decidedAt !== null && {
            label: t.decision,
            value: t.decidedBy(decidedByName ?? '', f.dateTime(decidedAt)),
          },
        ]}
      />
      {refusalReason ? <p>{t.refusedFor(refusalReason)}</p> : null}
    </Card>
  )
}

function Decision({ certificate }: { certificate: CertificatePage }) {
  const t = useWords(payPapersWords)
  const refused = useActionData<Refused>()
  const { field, errors } = useFields(refused)
  const { state } = useNavigation()
  return (
    <Card title={t.decision}>
      <Form method="post" className="form" noValidate>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="version" value={certificate.version} />
        {certificate.preview ? (
          <SubmitButton busy={state !== 'idle'} name="decision" value="issue">
            {t.issue}
          </SubmitButton>
        ) : null}
        <TextField {...field('reason')} label={t.reason} maxLength={300} autoComplete="off" />
        <FormActions>
          <Button type="submit" name="decision" value="refuse">
            {t.refuse}
          </Button>
        </FormActions>
      </Form>
    </Card>
  )
}

export const ErrorBoundary = AreaError
