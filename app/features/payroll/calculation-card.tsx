// The run's row is its progress bar: it survives a reload, and the page looks again by
// itself while the calculation goes on.

import { Form } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Notice } from '#app/ui/form.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { useLookAgain } from '#app/ui/use-look-again.ts'
import type { RunPage } from '#tenants/payroll/run-types.ts'

export function CalculationCard({ run, canCalculate }: { run: RunPage; canCalculate: boolean }) {
  const t = useWords(payRunsWords).calc
  const isBusy = run.calculationState === 'asked' || run.calculationState === 'running'
  useLookAgain(isBusy)
  const changed = [...new Set(run.changedSinceCalculation.map(({ personName }) => personName))]
  return (
    <Card className="run-card">
      <div className="run-row">
        <div className="run-what" aria-live="polite">
          <State run={run} />
        </div>
        {isBusy ? (
          <Form method="get">
            <Button type="submit" size="sm" icon="refresh">
              {t.refresh}
            </Button>
          </Form>
        ) : null}
        {canCalculate && !isBusy ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="runId" value={run.id} />
            <input type="hidden" name="version" value={run.version} />
            <SubmitButton
              icon="refresh"
              variant={run.calculationState === 'none' ? 'primary' : 'secondary'}
            >
              {run.calculationState === 'none' ? t.start : t.again}
            </SubmitButton>
          </Form>
        ) : null}
      </div>
      {run.areSettingsChanged ? <Notice tone="warn" title={t.settingsChanged} /> : null}
      {run.changedPeople > 0 ? (
        <Notice tone="warn" title={t.changedSince(run.changedPeople)}>
          {changed.join(', ')}
          {run.changedPeople > changed.length ? '…' : null}
        </Notice>
      ) : null}
    </Card>
  )
}

function State({ run }: { run: RunPage }) {
  const t = useWords(payRunsWords).calc
  const f = useFormat()
  const { calculationState: state, peopleDone, peopleTotal } = run
  if (state === 'none') return <p className="meta">{t.none}</p>
  if (state === 'asked' || state === 'running') {
    const words = state === 'asked' ? t.asked : t.running
    return (
      <>
        <ProgressBar
          value={peopleDone}
          max={Math.max(1, peopleTotal)}
          label={words}
          text={t.progress(peopleDone, peopleTotal)}
        />
        <p className="meta">
          {words}. {t.keepsGoing}
        </p>
      </>
    )
  }
  const isDone = state === 'done'
  return (
    <p className="cluster">
      <Badge tone={isDone ? 'ok' : 'bad'}>
        {isDone ? t.done(run.calculatedAt ? f.dateTime(run.calculatedAt) : '') : t.failed}
      </Badge>
      <span>{t.progress(peopleDone, peopleTotal)}</span>
    </p>
  )
}
