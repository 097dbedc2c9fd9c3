// What the decision stands on: named, put aside, and chosen from orders and papers.
import { Form, Link } from '@remix-run/react'
import type { Refused } from '#app/features/payroll/form-words.ts'
import { type PayPlace, paths } from '#app/http/paths.ts'
import { complaintCaseWords } from '#app/i18n/complaint-case.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { DateTime } from '#app/ui/text.tsx'
import { evidenceKinds } from '#tenants/complaints/kinds.ts'
import type {
  ComplaintEvidence,
  ComplaintPage,
  EvidenceChoices,
} from '#tenants/complaints/types.ts'
import { DeedForm, optionsOf, useDeed } from './deed-form.tsx'

type Place = { complaint: ComplaintPage; at: PayPlace; company: string }

export function EvidenceCard({
  choices,
  refused,
  ...place
}: Place & { choices: EvidenceChoices | null; refused?: Refused }) {
  const t = useWords(complaintCaseWords).evidence
  const { evidence } = place.complaint
  return (
    <Card title={t.title}>
      <div className="stack">
        {evidence.length === 0 ? <p className="muted">{t.none}</p> : null}
        {evidence.length > 0 ? (
          <ul className="rows">
            {evidence.map((one) => (
              <li key={one.id} className="action-line">
                <EvidenceLine one={one} {...place} canWithdraw={choices !== null} />
              </li>
            ))}
          </ul>
        ) : null}
        {choices ? <NewEvidence {...place} choices={choices} refused={refused} /> : null}
      </div>
    </Card>
  )
}

function EvidenceLine({
  one,
  complaint,
  at,
  company,
  canWithdraw,
}: Place & { one: ComplaintEvidence; canWithdraw: boolean }) {
  const t = useWords(complaintCaseWords).evidence
  const itemAt = at === 'desk' ? paths.deskItem : paths.portalItem
  return (
    <>
      <div>
        <p className={one.withdrawnAt ? 'muted' : 'strong'}>{one.note}</p>
        <p className="meta cluster">
          <Badge>{t.kinds[one.kind]}</Badge>
          {one.isInLetter && !one.withdrawnAt ? <Badge tone="info">{t.named}</Badge> : null}
          {one.withdrawnAt ? <Badge tone="warn">{t.withdrawn}</Badge> : null}
          {one.documentId && one.documentName ? (
            <a href={paths.fileContent(company, one.documentId)} target="_blank" rel="noopener">
              {one.documentName}
            </a>
          ) : null}
          {one.orderItemId && one.orderNumber ? (
            <Link to={itemAt(company, one.orderItemId)}>
              {t.orderLine(one.orderNumber, one.orderTitle ?? '')}
            </Link>
          ) : null}
          <span>
            {one.addedByName}, <DateTime value={one.addedAt} />
          </span>
        </p>
      </div>
      {canWithdraw && !one.withdrawnAt ? (
        <Form method="post">
          <input type="hidden" name="version" value={complaint.version} />
          <input type="hidden" name="evidenceId" value={one.id} />
          <SubmitButton
            name="intent"
            value="withdraw_evidence"
            variant="ghost"
            size="sm"
            aria-label={t.withdrawLabel(one.note)}
          >
            {t.withdraw}
          </SubmitButton>
        </Form>
      ) : null}
    </>
  )
}

function NewEvidence({
  complaint,
  choices,
  refused,
}: Place & { choices: EvidenceChoices; refused?: Refused }) {
  const t = useWords(complaintCaseWords).evidence
  const deed = useDeed('evidence', refused, { kind: 'document', isInLetter: 'on' })
  return (
    <details className="more" open={deed.isMine}>
      <summary>{t.add}</summary>
      <div className="evidence-form">
        <DeedForm intent="evidence" version={complaint.version} deed={deed} submit={t.add}>
          <SelectField
            {...deed.field('kind')}
            label={t.kind}
            options={optionsOf(evidenceKinds, t.kinds)}
          />
          <SelectField
            {...deed.field('documentId')}
            label={t.document}
            hint={choices.documents.length === 0 ? t.noDocuments : undefined}
            placeholder={t.choose}
            options={choices.documents.map(({ id, name }) => ({ value: id, label: name }))}
            className="evidence-document"
          />
          <SelectField
            {...deed.field('orderItemId')}
            label={t.order}
            placeholder={t.choose}
            options={choices.orders.map(({ id, number, title }) => ({
              value: id,
              label: t.orderLine(number, title),
            }))}
            className="evidence-order"
          />
          <TextField {...deed.field('note')} label={t.note} hint={t.noteHint} required />
          <Checkbox {...deed.tick('isInLetter')} value="on" label={t.inLetter} />
        </DeedForm>
      </div>
    </details>
  )
}
