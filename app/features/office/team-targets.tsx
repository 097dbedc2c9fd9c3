import { Form } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { slaWords } from '#app/i18n/sla.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DateField, SelectField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { services } from '#tenants/shared/permissions.ts'
import type { TeamTarget } from '#tenants/work/queries/team-targets.server.ts'

type FormProps = { errors: Record<string, string>; values: Record<string, string> }

export function TargetForm({ errors, values }: FormProps) {
  const all = useWords({ common: commonWords, sla: slaWords })
  const t = all.sla.targets
  const bind = (name: string) => ({
    id: name,
    name,
    defaultValue: values[name] ?? '',
    error: fieldErrorText(all, errors[name]),
  })
  return (
    <Card title={t.addTitle}>
      <Form method="post" className="form" noValidate>
        <FormRow>
          <SelectField
            label={t.team}
            {...bind('service')}
            options={services.map((service) => ({
              value: service,
              label: all.common.service[service],
            }))}
          />
          <DateField label={t.from} hint={t.fromHint} {...bind('effectiveFrom')} required />
        </FormRow>
        <FormRow>
          <TextField
            label={t.first}
            hint={t.minutesHint}
            {...bind('firstResponseMinutes')}
            autoComplete="off"
            required
          />
          <TextField
            label={t.resolution}
            hint={t.minutesHint}
            {...bind('resolutionMinutes')}
            autoComplete="off"
            required
          />
        </FormRow>
        <div>
          <SubmitButton>{t.save}</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

export function TargetList(props: {
  targets: readonly TeamTarget[]
  canManage: boolean
  error?: string | undefined
}) {
  const { targets, canManage, error } = props
  const all = useWords({ common: commonWords, sla: slaWords })
  const t = all.sla.targets
  const f = useFormat()
  if (targets.length === 0) {
    return (
      <Card>
        <EmptyState icon="clock" title={t.none}>
          {t.noneText}
        </EmptyState>
      </Card>
    )
  }
  return (
    <Card title={t.list} flush>
      {error ? (
        <p className="error" role="alert">
          {fieldErrorText(all, error)}
        </p>
      ) : null}
      <div className="dt-scroll">
        <table className="t">
          <caption className="sr">{t.list}</caption>
          <thead>
            <tr>
              <th scope="col">{t.team}</th>
              <th scope="col">{t.from}</th>
              <th scope="col" className="n">
                {t.first}
              </th>
              <th scope="col" className="n">
                {t.resolution}
              </th>
              <th scope="col">{t.by}</th>
              <th scope="col">{t.state}</th>
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <tr key={target.id}>
                <th scope="row">{all.common.service[target.service]}</th>
                <td>{f.date(target.effectiveFrom)}</td>
                <td className="n">{f.minutes(target.firstResponseMinutes)}</td>
                <td className="n">{f.minutes(target.resolutionMinutes)}</td>
                <td>{target.createdByName}</td>
                <td>
                  <span className="cluster">
                    <Badge tone={target.state === 'now' ? 'ok' : 'neutral'}>
                      {t.states[target.state]}
                    </Badge>
                    {canManage && target.state === 'ahead' ? (
                      <Form method="post">
                        <input type="hidden" name="id" value={target.id} />
                        <Button type="submit" size="sm" name="intent" value="remove">
                          {t.remove}
                        </Button>
                      </Form>
                    ) : null}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
