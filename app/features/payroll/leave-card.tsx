// A year's leave of one contract: how it comes to what is left, and the limits beside it.

import { useWords } from '#app/i18n/locale.tsx'
import { payLeaveWords } from '#app/i18n/payroll-leave.ts'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Notice } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { LeaveOfContract } from '#tenants/payroll/queries/leave.server.ts'
import { limitedKinds } from '#tenants/payroll/rules/leave-year.ts'
import { amountText, leaveText } from './leave-words.ts'

export function LeaveFigures({ leave, today }: { leave: LeaveOfContract; today: string }) {
  const t = useWords(payLeaveWords)
  const f = useFormat()
  const look = { t, f }
  const text = (minutes: number) => leaveText(look, minutes)
  const { carriedLeftMinutes, carriedUntil } = leave
  const until = f.date(carriedUntil)
  const isLate = carriedLeftMinutes > 0 && today > carriedUntil
  const short = limitedKinds.filter((kind) => leave.limits[kind].limit > 0)
  return (
    <div className="stack">
      <DescriptionList
        layout="grid"
        items={[
          { label: t.entitled, value: text(leave.entitledMinutes) },
          { label: t.carried, value: text(leave.carriedMinutes) },
          { label: t.taken, value: text(leave.takenMinutes) },
          leave.waitingMinutes > 0 && { label: t.waiting, value: text(leave.waitingMinutes) },
          {
            label: t.left,
            value: (
              <>
                <strong>{text(leave.leftMinutes)}</strong>
                {carriedLeftMinutes > 0 && !isLate ? (
                  <span className="muted"> {t.carriedLeft(text(carriedLeftMinutes), until)}</span>
                ) : null}
              </>
            ),
          },
        ].map((item) => item || null)}
      />
      {isLate ? (
        <Notice tone="warn">{t.carriedLate(text(carriedLeftMinutes), until)}</Notice>
      ) : null}
      {leave.isCarriedKnown ? null : <p className="hint">{t.unknown}</p>}
      <DescriptionList
        layout="grid"
        items={short.map((kind) => {
          const { unit, taken, limit } = leave.limits[kind]
          return {
            label: t.limitNames[kind],
            value: t.limit(
              unit === 'days' ? String(taken) : f.minutes(taken),
              amountText(look, unit, limit),
            ),
          }
        })}
      />
    </div>
  )
}
