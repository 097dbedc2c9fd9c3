// A step of a run is a page of its own, which names what it does before it is taken.

import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { type Refused, useFields } from '#app/features/payroll/form-words.ts'
import { ExtremesToConfirm, RunExtremes } from '#app/features/payroll/run-extremes.tsx'
import { RunTotals, RunWarnings } from '#app/features/payroll/run-parts.tsx'
import {
  type RunStep,
  runSteps,
  stepsOf,
  stepsWithReason,
} from '#app/features/payroll/run-steps.ts'
import { runRefusal } from '#app/features/payroll/run-words.ts'
import { StepPayments } from '#app/features/payroll/step-payments.tsx'
import { takeStep } from '#app/features/payroll/take-step.server.ts'
import { payArea } from '#app/http/area.server.ts'
import { refuse } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { commonWords } from '#app/i18n/common.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { getRunPayments } from '#tenants/payroll/queries/payments.server.ts'
import { getRun } from '#tenants/payroll/queries/runs.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'

function stepOf(name: string | undefined): RunStep {
  const step = runSteps.find((one) => one === name)
  if (!step) throw new AppError('not_found')
  return step
}

export const loader = payArea.loader(
  { permission: 'payroll:read' },
  async ({ ctx, params, at, company, locale }) => {
    const step = stepOf(params.step)
    const run = await getRun(ctx, params.run ?? '')
    if (!run) throw new AppError('not_found')
    const side = at === 'desk' ? 'provider' : 'client'
    const open = stepsOf(run, side, (permission) => ctx.actor.can(permission))
    if (!open.includes(step)) throw new AppError('conflict')
    const t = dictionary(locale).payRuns
    const payments =
      step === 'paid' || step === 'reverse' ? await getRunPayments(ctx, run.id) : null
    return { run, payments, step, at, company: company.slug, title: `${t.ask[step]} ${run.title}` }
  },
)

export const action = payArea.action(
  { permission: 'payroll:read' },
  async ({ ctx, form, params, at, company, locale }) => {
    const step = stepOf(params.step)
    const runId = params.run ?? ''
    const taken = await takeStep(ctx, { step, form, runId })
    if (!taken.ok) refuse({ form: taken.code })
    const to =
      step === 'discard' ? paths.payRuns(at, company.slug) : paths.payRun(at, company.slug, runId)
    const text = dictionary(locale).payRuns.stepDone[step]
    return redirectWithToast(to, { tone: 'ok', text })
  },
)

export default function RunStepPage() {
  const { run, payments, step, at, company } = useLoaderData<typeof loader>()
  const refused = useActionData<Refused>()
  const all = useWords({ common: commonWords, payRuns: payRunsWords })
  const t = all.payRuns
  const { state } = useNavigation()
  const { field, errors } = useFields(refused)
  const isGrave = step === 'reverse' || step === 'discard'
  const back = paths.payRun(at, company, run.id)
  const slipTo = (id: string) => paths.payslip(at, company, run.id, id)
  return (
    <>
      <PageHeader back={{ to: back, label: run.title }} title={t.ask[step]} meta={run.title} />
      <div className="stack">
        <ErrorSummary errors={errors} message={runRefusal(all, refused?.errors.form)} />
        <Notice tone={isGrave ? 'warn' : 'info'}>{t.consequence[step]}</Notice>
        {payments ? <StepPayments {...{ payments, step, at, company }} /> : null}
        <RunTotals run={run} />
        {step === 'check' || step === 'approve' ? <RunWarnings run={run} /> : null}
        {step === 'approve' ? <RunExtremes {...{ run, slipTo }} /> : null}
        <Form method="post" className="form" noValidate>
          <input type="hidden" name="runId" value={run.id} />
          <input type="hidden" name="version" value={run.version} />
          {step === 'check' ? <ExtremesToConfirm {...{ run, slipTo, field }} /> : null}
          {stepsWithReason.includes(step) ? (
            <TextField {...field('reason')} label={t.reason} autoComplete="off" required />
          ) : null}
          <FormActions>
            <SubmitButton variant={isGrave ? 'danger' : 'primary'} busy={state !== 'idle'}>
              {t.steps[step]}
            </SubmitButton>
            <LinkButton to={back} variant="ghost">
              {all.common.actions.cancel}
            </LinkButton>
          </FormActions>
        </Form>
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
