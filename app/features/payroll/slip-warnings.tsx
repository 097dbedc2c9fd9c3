// What was noticed about one payslip, and what somebody answered to it.
import { useWords } from '#app/i18n/locale.tsx'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { Notice } from '#app/ui/form.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { RunWarning, RunWarningCode } from '#tenants/payroll/runs/codes.ts'

/** Warnings whose detail is an amount in grosze; the others tell a name or a count. */
const withAmount: ReadonlySet<RunWarningCode> = new Set([
  'negative_net',
  'below_minimum_wage',
  'carried_over',
  'deduction_left',
  'large_difference',
  'extreme_difference',
])

export function SlipWarnings({ warnings }: { warnings: readonly RunWarning[] }) {
  const t = useWords(payRunsWords)
  const f = useFormat()
  return warnings.map(({ code, blocks, detail, confirmed }) => (
    <Notice
      key={`${code} ${detail}`}
      tone={blocks ? 'bad' : confirmed ? 'info' : 'warn'}
      title={t.warning[code]}
    >
      {detail !== null && withAmount.has(code) ? <Money minor={BigInt(detail)} /> : detail}
      {confirmed ? (
        <p>
          {confirmed.reason}{' '}
          <span className="muted">
            ({t.confirmedBy(confirmed.byName, f.dateTime(new Date(confirmed.at)))})
          </span>
        </p>
      ) : null}
    </Notice>
  ))
}
