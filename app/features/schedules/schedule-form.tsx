import { Form, Link, useNavigation } from '@remix-run/react'
import { type Refused, RequestFields, refusedTexts } from '#app/features/portal/request-fields.tsx'
import { TypeChoice } from '#app/features/work/type-choice.tsx'
import { commonWords } from '#app/i18n/common.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { schedulesWords } from '#app/i18n/schedules.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { scheduleKinds } from '#tenants/work/rules/schedule.ts'
import type { RequestType } from '#tenants/work/types.ts'

type Props = {
  chosen: RequestType | null
  types: readonly RequestType[]
  /** Address of this page; a type is added to it. */
  here: string
  /** Address of the list. */
  back: string
  today: string
  refused: Refused | undefined
}

/** First the kind of work, then its form and its days. */
export function NewSchedule({ chosen, types, here, back, today, refused }: Props) {
  const t = useWords(schedulesWords)
  return (
    <>
      <PageHeader
        back={{ to: back, label: t.title }}
        title={t.add}
        meta={chosen ? undefined : t.choose}
      />
      {chosen ? (
        <PlanForm key={chosen.code} type={chosen} {...{ here, today, refused }} />
      ) : (
        <TypeChoice types={types} here={here} none={t.noTypes} />
      )}
    </>
  )
}

function PlanForm({
  type,
  here,
  today,
  refused,
}: {
  type: RequestType
  here: string
  today: string
  refused: Refused | undefined
}) {
  const all = useWords({ common: commonWords, schedules: schedulesWords })
  const t = all.schedules
  const { locale } = useLocale()
  const navigation = useNavigation()
  const errors = refusedTexts(all, refused)
  const kept = refused?.values
  return (
    <Card
      title={locale === 'pl' ? type.namePl : type.nameEn}
      meta={t.form.fillIn}
      actions={
        <Link to={here} className="btn btn-ghost">
          {t.otherType}
        </Link>
      }
    >
      <Form method="post" className="stack form">
        <ErrorSummary errors={errors} />
        <input type="hidden" name="requestType" value={type.code} />
        <TextField
          id="title"
          name="title"
          label={t.form.title}
          required
          maxLength={200}
          defaultValue={kept?.title}
          error={errors.title}
        />
        <RequestFields
          fields={type.form.filter((field) => field.type !== 'file')}
          refused={refused}
        />
        <FormRow>
          <SelectField
            id="kind"
            name="kind"
            label={t.form.kind}
            defaultValue={kept?.kind ?? 'monthly'}
            options={scheduleKinds.map((value) => ({ value, label: t.form.kinds[value] }))}
            error={errors.kind}
          />
          <SelectField
            id="dayOfMonth"
            name="dayOfMonth"
            label={t.form.dayOfMonth}
            hint={t.form.dayHint}
            defaultValue={kept?.dayOfMonth ?? '1'}
            options={daysOfMonth(t.form.lastDay)}
            error={errors.dayOfMonth}
          />
          <TextField
            id="notBefore"
            name="notBefore"
            type="date"
            label={t.form.notBefore}
            hint={t.form.firstHint}
            required
            min={today}
            defaultValue={kept?.notBefore ?? today}
            error={errors.notBefore}
          />
        </FormRow>
        <FormActions>
          <SubmitButton busy={navigation.state !== 'idle'}>{t.form.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function daysOfMonth(lastDay: string) {
  const days = Array.from({ length: 28 }, (_, day) => String(day + 1))
  return [...days.map((day) => ({ value: day, label: day })), { value: '31', label: lastDay }]
}
