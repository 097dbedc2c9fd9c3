// The forms of a complaint's page: only those that its state allows.

import type { Refused } from '#app/features/payroll/form-words.ts'
import { paths } from '#app/http/paths.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { AmountField, SelectField, TextareaField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import {
  decisions,
  legalBases,
  regimes,
  remedies,
  replyChannels,
} from '#tenants/complaints/kinds.ts'
import { inTreeOrder } from '#tenants/complaints/rules/cause-tree.ts'
import type { Cause, ComplaintPage } from '#tenants/complaints/types.ts'
import { toDecimal } from '#tenants/shared/money.ts'
import { DeedForm, optionsOf, useDeed } from './deed-form.tsx'

type Props = { complaint: ComplaintPage; refused?: Refused }

export function TriageCard({ complaint, refused, causes }: Props & { causes: readonly Cause[] }) {
  const { complaints: t } = useWords({ complaints: complaintsWords })
  const { locale } = useLocale()
  const { regime, legalBasis, causeId, deeds, version } = complaint
  const deed = useDeed('triage', refused, { regime, legalBasis, causeId: causeId ?? '' })
  if (!deeds.includes('triage')) return null
  const tree = inTreeOrder(causes, locale)
  const wait = deeds.includes('wait') ? 'wait' : deeds.includes('resume') ? 'resume' : null
  return (
    <Card title={t.page.triage}>
      <DeedForm
        intent="triage"
        version={version}
        deed={deed}
        submit={t.page.save}
        extra={
          wait ? (
            <Button type="submit" name="intent" value={wait}>
              {t.page[wait]}
            </Button>
          ) : null
        }
      >
        <SelectField
          {...deed.field('regime')}
          label={t.form.regime}
          options={optionsOf(regimes, t.regimes)}
        />
        <SelectField
          {...deed.field('legalBasis')}
          label={t.form.basis}
          options={optionsOf(legalBases, t.bases)}
        />
        <SelectField
          {...deed.field('causeId')}
          label={t.page.cause}
          options={[
            { value: '', label: t.page.noCause },
            ...tree.map(({ id, depth, namePl, nameEn }) => ({
              value: id,
              label: `${'\u2003'.repeat(depth)}${locale === 'en' ? nameEn : namePl}`,
            })),
          ]}
        />
      </DeedForm>
    </Card>
  )
}

export function DecisionCard({ complaint, refused }: Props) {
  const { complaints: t } = useWords({ complaints: complaintsWords })
  const { decision, remedy, remedyMinor, demandMinor, grounds } = complaint
  const value = remedyMinor ?? demandMinor
  const deed = useDeed('decide', refused, {
    decision: decision ?? 'accepted',
    remedy: remedy ?? 'refund',
    remedyMinor: value === null ? '' : toDecimal(value).replace('.', ','),
    grounds: grounds ?? '',
  })
  if (!complaint.deeds.includes('decide')) return null
  return (
    <Card title={t.page.decision}>
      <DeedForm intent="decide" version={complaint.version} deed={deed} submit={t.page.decide}>
        <FormRow>
          <SelectField
            {...deed.field('decision')}
            label={t.page.decision}
            options={optionsOf(decisions, t.decisions)}
          />
          <SelectField
            {...deed.field('remedy')}
            label={t.page.remedy}
            options={optionsOf(remedies, t.remedies)}
          />
          <AmountField {...deed.field('remedyMinor')} label={t.page.remedyValue} optional />
        </FormRow>
        <TextareaField
          {...deed.field('grounds')}
          label={t.page.grounds}
          hint={t.page.groundsHint}
          rows={5}
          required
        />
      </DeedForm>
    </Card>
  )
}

export function ExtensionCard({ complaint, refused }: Props) {
  const { complaints: t } = useWords({ complaints: complaintsWords })
  const deed = useDeed('extend', refused)
  if (!complaint.deeds.includes('extend')) return null
  return (
    <Card title={t.page.extension} meta={t.page.extensionIntro}>
      <DeedForm intent="extend" version={complaint.version} deed={deed} submit={t.page.extend}>
        <TextareaField {...deed.field('cause')} label={t.page.extensionCause} rows={2} required />
        <TextareaField
          {...deed.field('circumstances')}
          label={t.page.circumstances}
          rows={2}
          required
        />
        <TextField {...deed.field('expectedOn')} type="date" label={t.page.expectedOn} required />
      </DeedForm>
    </Card>
  )
}

export function LetterCard({
  complaint,
  refused,
  at,
  company,
}: Props & { at: 'desk' | 'portal'; company: string }) {
  const { complaints: t } = useWords({ complaints: complaintsWords })
  const deed = useDeed('letter', refused, { locale: complaint.locale })
  const reply = useDeed('reply', refused, {
    repliedOn: complaint.today,
    channel: complaint.contact?.email ? 'email' : 'letter',
  })
  if (!complaint.deeds.includes('letter')) return null
  return (
    <Card title={t.page.reply} meta={t.page.replyIntro}>
      <div className="stack">
        <DeedForm
          intent="letter"
          version={complaint.version}
          deed={deed}
          submit={t.page.issue}
          extra={(['pl', 'en'] as const).map((locale) => (
            <a
              key={locale}
              href={paths.complaintLetter(at, company, complaint.id, 'preview', { locale })}
              target="_blank"
              rel="noopener"
              className="btn btn-secondary"
            >
              {t.page.preview} {locale.toUpperCase()}
            </a>
          ))}
        >
          <SelectField
            {...deed.field('locale')}
            label={t.form.language}
            options={optionsOf(['pl', 'en'] as const, t.form.languages)}
          />
        </DeedForm>
        {complaint.deeds.includes('reply') ? (
          <DeedForm
            intent="reply"
            version={complaint.version}
            deed={reply}
            submit={t.page.recordReply}
          >
            <FormRow>
              <TextField
                {...reply.field('repliedOn')}
                type="date"
                label={t.page.repliedOn}
                required
              />
              <SelectField
                {...reply.field('channel')}
                label={t.page.replyChannel}
                options={optionsOf(replyChannels, t.page.replyChannels)}
              />
            </FormRow>
            <TextField
              {...reply.field('proof')}
              label={t.page.proof}
              hint={t.page.proofHint}
              required
            />
          </DeedForm>
        ) : null}
      </div>
    </Card>
  )
}

export function EndCard({ complaint, refused }: Props) {
  const { complaints: t } = useWords({ complaints: complaintsWords })
  const close = useDeed('close', refused)
  const reopen = useDeed('reopen', refused)
  const { deeds, version } = complaint
  if (!deeds.includes('close') && !deeds.includes('reopen')) return null
  return (
    <Card title={deeds.includes('close') ? t.page.close : t.page.reopen}>
      <div className="stack">
        {deeds.includes('close') ? (
          <DeedForm intent="close" version={version} deed={close} submit={t.page.close} />
        ) : null}
        {deeds.includes('reopen') ? (
          <DeedForm intent="reopen" version={version} deed={reopen} submit={t.page.reopen}>
            <TextField {...reopen.field('reason')} label={t.page.reopenReason} required />
          </DeedForm>
        ) : null}
      </div>
    </Card>
  )
}

export function TalkForm({ complaint, refused }: Props) {
  const { complaints: t } = useWords({ complaints: complaintsWords })
  const deed = useDeed('write', refused)
  return (
    <DeedForm intent="write" version={complaint.version} deed={deed} submit={t.page.send}>
      <TextareaField {...deed.field('body')} label={t.page.write} rows={3} required />
    </DeedForm>
  )
}
