// What the person who looks at the payments of a run may do with them now.

import { Form, useNavigation } from '@remix-run/react'
import { type PayPlace, paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payMoneyWords } from '#app/i18n/payroll-payments.ts'
import { Button, LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FormActions, Notice } from '#app/ui/form.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { paymentFormats } from '#tenants/payroll/payment-kinds.ts'
import type { PaymentBatch, RunPayments } from '#tenants/payroll/queries/payments.server.ts'
import { type Refused, useFields } from './form-words.ts'

export type PayMay = { prepare: boolean; release: boolean; take: boolean }
type Props = {
  payments: RunPayments
  may: PayMay
  at: PayPlace
  company: string
  refused?: Refused | undefined
}

export function PaymentDeeds(props: Props) {
  const { payments, may, at, company } = props
  const t = useWords(payMoneyWords)
  const { batch, run } = payments
  if (run.status === 'reversed') return null
  const waits = batch?.status === 'draft' || batch?.status === 'released_once'
  return (
    <>
      {payments.hasOrders && !payments.hasPayerAccount ? (
        <Notice
          tone="warn"
          title={t.noPayer}
          actions={
            at === 'desk' ? (
              <LinkButton to={paths.paySettings(at, company)} size="sm">
                {t.settings}
              </LinkButton>
            ) : null
          }
        >
          {t.noPayerText}
        </Notice>
      ) : null}
      {waits && payments.payers < 2 ? (
        <Notice tone="warn" title={t.fewPayers}>
          {t.fewPayersText}
        </Notice>
      ) : null}
      {batch ? <BatchDeeds {...props} batch={batch} waits={waits} /> : <Prepare {...props} />}
      {batch && may.take && (batch.status === 'released' || batch.status === 'exported') ? (
        <TakeFile batch={batch} to={paths.payPaymentsFile(at, company, run.id)} />
      ) : null}
    </>
  )
}

function Prepare({ payments, may, company, at }: Props) {
  const t = useWords(payMoneyWords)
  const { state } = useNavigation()
  const { run, blocked, hasOrders } = payments
  const isOpen = run.status === 'closed'
  if (!isOpen && run.status !== 'paid') {
    return (
      <Card>
        <EmptyState icon="lock" title={t.notClosed}>
          {t.notClosedText}
        </EmptyState>
      </Card>
    )
  }
  if (!hasOrders) {
    return (
      <Card>
        <EmptyState icon="check-circle" title={t.nothing}>
          {t.nothingText}
        </EmptyState>
      </Card>
    )
  }
  if (blocked.length > 0) {
    const names = [...new Set(blocked)]
    return (
      <Notice
        tone="bad"
        title={t.blocked}
        actions={
          <LinkButton to={paths.staff(at, company, { search: names[0] ?? '' })} size="sm">
            {names[0]}
          </LinkButton>
        }
      >
        {t.blockedText} {names.slice(0, 20).join(', ')}
      </Notice>
    )
  }
  return (
    <Card>
      <EmptyState
        icon="invoice"
        title={t.none}
        actions={
          may.prepare && isOpen ? (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="runId" value={run.id} />
              <input type="hidden" name="version" value={run.version} />
              <SubmitButton name="intent" value="prepare" busy={state !== 'idle'}>
                {t.prepare}
              </SubmitButton>
            </Form>
          ) : null
        }
      >
        {may.prepare ? t.noneAgent : t.noneClient}
      </EmptyState>
    </Card>
  )
}

type WithBatch = Props & { batch: PaymentBatch; waits: boolean }

function BatchDeeds({ payments, may, batch, waits, refused }: WithBatch) {
  const t = useWords(payMoneyWords)
  const { field } = useFields(refused)
  const named = (
    <>
      <input type="hidden" name="batchId" value={batch.id} />
      <input type="hidden" name="version" value={batch.version} />
    </>
  )
  return (
    <>
      {waits && may.release && payments.isMine ? <Notice>{t.releaseMine}</Notice> : null}
      {waits && may.release && !payments.isMine ? (
        <Card title={batch.status === 'draft' ? t.releaseFirst : t.releaseSecond}>
          <Form method="post" className="stack" preventScrollReset>
            {named}
            <p>{t.releaseText}</p>
            <div>
              <ConfirmButton
                variant="primary"
                name="intent"
                value="release"
                confirmLabel={t.releaseSure}
              >
                {batch.status === 'draft' ? t.releaseFirst : t.releaseSecond}
              </ConfirmButton>
            </div>
          </Form>
        </Card>
      ) : null}
      {may.prepare && (waits || batch.status === 'released') ? (
        <details className="more">
          <summary>{t.cancel}</summary>
          <Form method="post" className="form" noValidate preventScrollReset>
            {named}
            <p className="muted">{t.cancelText}</p>
            <TextField {...field('reason')} label={t.cancelReason} autoComplete="off" required />
            <FormActions>
              <Button type="submit" variant="danger" name="intent" value="cancel">
                {t.cancel}
              </Button>
            </FormActions>
          </Form>
        </details>
      ) : null}
    </>
  )
}

/** The browser itself takes the answer: a file, not a page. */
function TakeFile({ batch, to }: { batch: PaymentBatch; to: string }) {
  const t = useWords(payMoneyWords)
  return (
    <Card title={t.file} meta={t.fileText}>
      <div className="stack">
        {batch.status === 'exported' ? <Notice tone="warn">{t.fileAgain}</Notice> : null}
        <Form method="post" action={to} reloadDocument className="cluster">
          <input type="hidden" name="batchId" value={batch.id} />
          {paymentFormats.map((format, place) => (
            <Button
              key={format}
              type="submit"
              name="format"
              value={format}
              icon="download"
              variant={place === 0 && batch.status === 'released' ? 'primary' : 'secondary'}
            >
              {t.download(t.format[format])}
            </Button>
          ))}
        </Form>
      </div>
    </Card>
  )
}
