import { useWords } from '#app/i18n/locale.tsx'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { DateText } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { Absence } from '#tenants/payroll/types.ts'

/** Absences of one person, the latest first. */
export function AbsenceRows({ absences }: { absences: readonly Absence[] }) {
  const t = useWords(payTimeWords)
  if (absences.length === 0) return <p className="muted">{t.noneOfPerson}</p>
  return (
    <ul className="rows">
      {[...absences].reverse().map((absence) => (
        <li key={absence.id} className="row-line">
          <div>
            <p className="strong">{t.kinds[absence.kind]}</p>
            <p className="muted">
              <AbsenceDays absence={absence} />
              {absence.ezlaNumber ? ` · ${absence.ezlaSeries} ${absence.ezlaNumber}` : null}
              {absence.note ? ` · ${absence.note}` : null}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

export function AbsenceDays({
  absence,
}: {
  absence: Pick<Absence, 'fromOn' | 'toOn' | 'minutes'>
}) {
  const f = useFormat()
  const { fromOn, toOn, minutes } = absence
  return (
    <>
      <DateText value={fromOn} />
      {toOn === fromOn ? null : (
        <>
          {' '}
          – <DateText value={toOn} />
        </>
      )}
      {minutes === null ? null : ` (${f.minutes(minutes)})`}
    </>
  )
}
