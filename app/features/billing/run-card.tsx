// The run's row is its progress bar: it survives a reload, and the page looks again by
// itself while the run goes on.

import { Form } from '@remix-run/react'
import { billingWords } from '#app/i18n/billing.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Notice } from '#app/ui/form.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { DateTime } from '#app/ui/text.tsx'
import { useLookAgain } from '#app/ui/use-look-again.ts'
import type { BillingRun } from '#tenants/billing/types.ts'

export function RunCard({ run, canRun }: { run: BillingRun | null; canRun: boolean }) {
  const t = useWords(billingWords)
  const isRunning = run?.status === 'running'
  useLookAgain(isRunning)
  return (
    <Card className="run-card">
      <div className="run-row">
        <div className="run-what" aria-live="polite">
          <RunState run={run} />
        </div>
        {isRunning ? (
          <Form method="get">
            <Button type="submit" size="sm" icon="refresh">
              {t.run.refresh}
            </Button>
          </Form>
        ) : null}
        {canRun && !isRunning ? (
          <Form method="post">
            <SubmitButton
              name="intent"
              value="run"
              icon="refresh"
              variant={run ? 'secondary' : 'primary'}
            >
              {run ? t.run.again : t.run.start}
            </SubmitButton>
          </Form>
        ) : null}
      </div>
      {run && run.problems.length > 0 ? (
        <Notice tone="bad" title={t.run.problems}>
          <ul>
            {run.problems.map(({ company, code }) => (
              <li key={company}>
                <strong>{company}</strong>: {(t.problems as Record<string, string>)[code] ?? code}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </Card>
  )
}

function RunState({ run }: { run: BillingRun | null }) {
  const t = useWords(billingWords).run
  if (!run) return <p className="meta">{t.never}</p>
  if (run.status === 'running') {
    return (
      <>
        <ProgressBar
          value={run.companiesDone}
          max={Math.max(1, run.companiesTotal)}
          label={t.running}
          text={t.progress(run.companiesDone, run.companiesTotal)}
        />
        <p className="meta">
          {t.running}. {t.keepsGoing}
        </p>
      </>
    )
  }
  const isClean = run.status === 'finished'
  return (
    <p className="cluster">
      <Badge tone={isClean ? 'ok' : 'bad'}>{isClean ? t.finished : t.failed}</Badge>
      <span>{t.progress(run.companiesDone, run.companiesTotal)}</span>
      <span className="meta">
        <DateTime value={run.finishedAt ?? run.startedAt} /> · {t.by(run.startedByName)}
      </span>
    </p>
  )
}
