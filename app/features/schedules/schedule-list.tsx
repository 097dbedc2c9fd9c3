import { Form } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { schedulesWords } from '#app/i18n/schedules.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { Notice } from '#app/ui/form.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { ScheduleRow } from '#tenants/work/queries/schedules.server.ts'
import type { ScheduleRule } from '#tenants/work/rules/schedule.ts'

/** What comes back, when next, and how to stop it. */
export function ScheduleList({
  schedules,
  newTo,
  refused,
}: {
  schedules: readonly ScheduleRow[]
  /** Address of the form; null for those who only look. */
  newTo: string | null
  refused: string | undefined
}) {
  const all = useWords({ common: commonWords, schedules: schedulesWords })
  const t = all.schedules
  const add = newTo ? (
    <LinkButton to={newTo} variant="primary" icon="plus">
      {t.add}
    </LinkButton>
  ) : null
  return (
    <div className="stack">
      {refused ? <Notice tone="bad">{fieldErrorText(all, refused)}</Notice> : null}
      <Card title={t.intro} actions={schedules.length > 0 ? add : null}>
        {schedules.length === 0 ? (
          <EmptyState icon="calendar" title={t.none} actions={add}>
            {t.noneText}
          </EmptyState>
        ) : (
          <ul className="rows">
            {schedules.map((schedule) => (
              <Line key={schedule.id} schedule={schedule} canChange={newTo !== null} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}

function Line({ schedule, canChange }: { schedule: ScheduleRow; canChange: boolean }) {
  const all = useWords({ common: commonWords, schedules: schedulesWords })
  const t = all.schedules
  const f = useFormat()
  const { locale } = useLocale()
  const { isActive, endedAt } = schedule
  return (
    <li className="row-line">
      <div className="schedule-main">
        <p className="strong">{schedule.title}</p>
        <p className="meta">
          {locale === 'pl' ? schedule.namePl : schedule.nameEn} ·{' '}
          {all.common.service[schedule.service]} · <Rule rule={schedule} />
        </p>
      </div>
      <div className="schedule-state">
        {endedAt ? (
          <Badge tone="neutral">{t.ended(f.date(endedAt))}</Badge>
        ) : (
          <>
            <Badge tone={isActive ? 'ok' : 'warn'}>{isActive ? t.running : t.paused}</Badge>
            {isActive ? (
              <span className="meta num">{t.next(f.date(schedule.nextRunOn))}</span>
            ) : null}
          </>
        )}
      </div>
      {canChange && !endedAt ? (
        <Form method="post" aria-label={t.of(schedule.title)} preventScrollReset>
          <input type="hidden" name="scheduleId" value={schedule.id} />
          <Button type="submit" size="sm" name="intent" value={isActive ? 'pause' : 'resume'}>
            {isActive ? t.pause : t.resume}
          </Button>
          <ConfirmButton
            size="sm"
            variant="ghost"
            name="intent"
            value="end"
            confirmLabel={t.endSure}
          >
            {t.end}
          </ConfirmButton>
        </Form>
      ) : null}
    </li>
  )
}

function Rule({ rule }: { rule: ScheduleRule }) {
  const t = useWords(schedulesWords)
  return rule.weekday ? t.weekly(rule.weekday) : t.monthly(rule.everyMonths, rule.dayOfMonth)
}
