// The parts of the page of a company's days off.
import { Form } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { slaWords } from '#app/i18n/sla.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { DateField, TextField } from '#app/ui/field.tsx'
import { FormRow, Notice } from '#app/ui/form.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { DayOffRow } from '#tenants/work/queries/days-off-list.server.ts'
import type { Preview } from './days-off-form.server.ts'

export function DayOffList(props: {
  days: readonly DayOffRow[]
  canManage: boolean
  error?: string | undefined
}) {
  const { days, canManage, error } = props
  const all = useWords({ common: commonWords, sla: slaWords })
  const t = all.sla.daysOff
  const f = useFormat()
  return (
    <Card title={t.title} meta={t.intro} flush={days.length > 0}>
      {error ? (
        <p className="error" role="alert">
          {fieldErrorText(all, error)}
        </p>
      ) : null}
      {days.length === 0 ? (
        <EmptyState icon="calendar" title={t.none}>
          {t.noneText}
        </EmptyState>
      ) : (
        <div className="dt-scroll">
          <table className="t">
            <caption className="sr">{t.title}</caption>
            <thead>
              <tr>
                <th scope="col">{t.day}</th>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.by}</th>
                <th scope="col">{t.clocks}</th>
                {canManage ? <th scope="col">{t.actions}</th> : null}
              </tr>
            </thead>
            <tbody>
              {days.map(({ id, day, name, enteredByName, enteredAt, isAhead, isCounted }) => (
                <tr key={id}>
                  <th scope="row">{f.date(day)}</th>
                  <td className="wrap">{name}</td>
                  <td>
                    {enteredByName} <span className="muted">{f.date(enteredAt)}</span>
                  </td>
                  <td>
                    <Badge tone={isCounted ? 'ok' : 'info'}>
                      {isCounted ? t.counted : t.counting}
                    </Badge>
                  </td>
                  {canManage ? (
                    <td>
                      {isAhead ? (
                        <Form method="post">
                          <input type="hidden" name="id" value={id} />
                          <Button
                            type="submit"
                            size="sm"
                            name="intent"
                            value="remove"
                            aria-label={t.removeOf(f.date(day))}
                          >
                            {t.remove}
                          </Button>
                        </Form>
                      ) : null}
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

type FormsProps = { errors: Record<string, string>; values: Record<string, string> }

export function DayOffForms({ errors, values }: FormsProps) {
  const all = useWords({ common: commonWords, sla: slaWords })
  const t = all.sla.daysOff
  return (
    <div className="cols-2">
      <Card title={t.addTitle}>
        <Form method="post" className="form" noValidate>
          <FormRow>
            <DateField
              id="day"
              name="day"
              label={t.day}
              defaultValue={values.day ?? ''}
              error={fieldErrorText(all, errors.day)}
              required
            />
            <TextField
              id="name"
              name="name"
              label={t.name}
              hint={t.nameHint}
              defaultValue={values.name ?? ''}
              error={fieldErrorText(all, errors.name)}
              required
            />
          </FormRow>
          <div>
            <SubmitButton name="intent" value="add">
              {t.add}
            </SubmitButton>
          </div>
        </Form>
      </Card>
      <Card title={t.fileTitle}>
        <Form method="post" encType="multipart/form-data" className="form">
          <div className="field">
            <label className="label" htmlFor="file">
              {t.file}
            </label>
            <input
              id="file"
              type="file"
              name="file"
              accept=".ics,text/calendar"
              aria-describedby={errors.file ? 'file-h file-e' : 'file-h'}
              aria-invalid={errors.file ? true : undefined}
              required
            />
            <p className="hint" id="file-h">
              {t.fileHint}
            </p>
            {errors.file ? (
              <p className="error" id="file-e">
                {t.fileFaults[errors.file as keyof typeof t.fileFaults] ??
                  fieldErrorText(all, errors.file)}
              </p>
            ) : null}
          </div>
          <div>
            <SubmitButton name="intent" value="look">
              {t.look}
            </SubmitButton>
          </div>
        </Form>
      </Card>
    </div>
  )
}

export function DayOffPreview({ preview: { days, skipped } }: { preview: Preview }) {
  const t = useWords(slaWords).daysOff
  const f = useFormat()
  return (
    <Card title={t.previewTitle(days.length)} meta={t.previewText}>
      <Form method="post" className="form">
        {skipped > 0 ? <Notice tone="info">{t.skipped(skipped)}</Notice> : null}
        <ul className="day-off-choice">
          {days.map(({ day, name }) => (
            <li key={day}>
              <Checkbox
                name="keep"
                value={`${day} ${name}`}
                defaultChecked
                label={`${f.date(day)} · ${name}`}
              />
            </li>
          ))}
        </ul>
        <div>
          <SubmitButton name="intent" value="take">
            {t.take}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
