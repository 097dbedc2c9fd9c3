import { commonWords } from '#app/i18n/common.ts'
import { deskWords } from '#app/i18n/desk.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/form.tsx'
import type { AssignableAgent } from '#tenants/work/queries/agents.server.ts'
import type { BulkReport } from './bulk-assign.server.ts'
import type { QueueLine } from './queue-line.ts'

/** Buttons of the bulk form; a lead may also name somebody. */
export function BulkActions({ agents }: { agents: readonly AssignableAgent[] }) {
  const t = useWords(deskWords).bulk
  return (
    <>
      <Button size="sm" type="submit" name="intent" value="take" icon="user">
        {t.take}
      </Button>
      <Button size="sm" type="submit" name="intent" value="release">
        {t.release}
      </Button>
      {agents.length > 0 ? (
        <>
          <Select
            name="assigneeId"
            aria-label={t.whom}
            className="filter"
            defaultValue=""
            placeholder={t.whom}
            options={agents.map(({ accountId, name }) => ({ value: accountId, label: name }))}
          />
          <Button size="sm" type="submit" name="intent" value="give" variant="primary">
            {t.give}
          </Button>
        </>
      ) : null}
    </>
  )
}

/** What became of each row: one that failed says why, the others are done all the same. */
export function BulkOutcome({
  report,
  lines,
}: {
  report: BulkReport
  lines: readonly QueueLine[]
}) {
  const t = useWords({ common: commonWords, desk: deskWords })
  const words = t.desk.bulk
  const { done, failed } = report
  if (done === 0 && failed.length === 0) return <Notice tone="warn">{words.noneChosen}</Notice>
  return (
    <Notice
      tone={failed.length > 0 ? 'warn' : 'ok'}
      title={done > 0 ? words.done(done) : undefined}
    >
      {failed.length > 0 ? (
        <>
          <p>{words.failed(failed.length)}</p>
          <ul>
            {failed.map(({ itemId, code }) => {
              const line = lines.find(({ id }) => id === itemId)
              const why = fieldErrorText(t, code) ?? code
              return (
                <li key={itemId}>
                  {line ? words.row(line.n, line.title, why) : `${words.gone}: ${why}`}
                </li>
              )
            })}
          </ul>
        </>
      ) : null}
    </Notice>
  )
}
