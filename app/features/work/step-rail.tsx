import type { ReactNode } from 'react'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { stepsWords } from '#app/i18n/steps.ts'
import { Icon } from '#app/ui/icons.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { StepState } from '#tenants/work/rules/steps.ts'
import './steps.css'

/** The steps of an item one below the other; what the current one asks for stands inside it. */
export function StepRail({
  steps,
  children,
}: {
  steps: readonly StepState[]
  children?: ReactNode
}) {
  return (
    <ol className="step-rail">
      {steps.map((step) => (
        <li
          key={step.key}
          className={`step step-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="step-dot">{step.state === 'done' ? <Icon name="check" /> : null}</span>
          <div className="step-body">
            <StepLine step={step} />
            {step.state === 'current' ? children : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

function StepLine({ step }: { step: StepState }) {
  const t = useWords(stepsWords)
  const f = useFormat()
  const { locale } = useLocale()
  const { done, returned, hint } = step
  return (
    <>
      <p className="step-name">{step.name[locale]}</p>
      <p className="meta">
        {done ? (
          <span className="num">
            {done.byName} · {f.dateTime(done.at)}
          </span>
        ) : (
          <>
            {t.state[step.state]} · {t.kind[step.kind]}
            {step.kind === 'accept' ? null : ` · ${t.who[step.by]}`}
          </>
        )}
      </p>
      {done?.note ? <p className="step-note">{done.note}</p> : null}
      {hint && step.state === 'current' ? <p className="hint">{hint[locale]}</p> : null}
      {returned ? (
        <div className="step-returned">
          <p>
            <strong>{t.returned(returned.byName, returned.from[locale])}</strong>{' '}
            <span className="meta num">{f.dateTime(returned.at)}</span>
          </p>
          <p className="step-note">{returned.note}</p>
        </div>
      ) : null}
    </>
  )
}
