import { Form, Link } from '@remix-run/react'
import { type Refused, useFields } from '#app/features/payroll/form-words.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SelectField, TextareaField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { inTreeOrder } from '#tenants/complaints/rules/cause-tree.ts'
import type { Cause, CorrectiveAction } from '#tenants/complaints/types.ts'

type WithRefused = { refused?: Refused }

function useTree(causes: readonly Cause[]) {
  const { locale } = useLocale()
  return inTreeOrder(causes, locale).map((cause) => ({
    ...cause,
    name: locale === 'en' ? cause.nameEn : cause.namePl,
  }))
}

function useCauseOptions(causes: readonly Cause[]) {
  return useTree(causes).map(({ id, depth, name }) => ({
    value: id,
    label: `${'\u2003'.repeat(depth)}${name}`,
  }))
}

export function CauseTree({ causes }: { causes: readonly Cause[] }) {
  const t = useWords(complaintsWords).causesPage
  const tree = useTree(causes)
  return (
    <Card title={t.tree}>
      {tree.length === 0 ? <p className="muted">{t.noCauses}</p> : null}
      <ul className="cause-tree">
        {tree.map(({ id, depth, name }) => (
          <li key={id} className={`cause-${Math.min(depth, 3)}`}>
            {name}
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function NewCause({ causes, refused }: { causes: readonly Cause[] } & WithRefused) {
  const t = useWords(complaintsWords).causesPage
  const options = useCauseOptions(causes)
  const { field, errors } = useFields(refused?.values.intent === 'cause' ? refused : undefined)
  return (
    <Card title={t.add}>
      <Form method="post" className="form" noValidate>
        <ErrorSummary errors={errors} />
        <TextField {...field('namePl')} label={t.namePl} required />
        <TextField {...field('nameEn')} label={t.nameEn} required />
        <SelectField
          {...field('parentId')}
          label={t.parent}
          options={[{ value: '', label: t.top }, ...options]}
        />
        <FormActions>
          <SubmitButton name="intent" value="cause" variant="secondary">
            {t.add}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

export function NewAction({ causes, refused }: { causes: readonly Cause[] } & WithRefused) {
  const t = useWords(complaintsWords).causesPage
  const options = useCauseOptions(causes)
  const { field, errors } = useFields(refused?.values.intent === 'action' ? refused : undefined)
  return (
    <Card title={t.open}>
      <Form method="post" className="form" noValidate>
        <ErrorSummary errors={errors} />
        <SelectField {...field('causeId')} label={t.cause} options={options} required />
        <TextareaField {...field('description')} label={t.description} rows={2} required />
        <FormRow>
          <TextField {...field('ownerName')} label={t.owner} required />
          <TextField {...field('dueOn')} type="date" label={t.dueOn} required />
        </FormRow>
        <FormActions>
          <SubmitButton name="intent" value="action">
            {t.open}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

type Days = { today: string; checkOn: string }

export function ActionList({
  actions,
  canDo,
  days,
  refused,
  complaintTo,
}: {
  actions: readonly CorrectiveAction[]
  canDo: boolean
  days: Days
  complaintTo: (id: string) => string
} & WithRefused) {
  const t = useWords(complaintsWords).causesPage
  const f = useFormat()
  const { locale } = useLocale()
  return (
    <Card title={t.actions}>
      {actions.length === 0 ? <p className="muted">{t.noActions}</p> : null}
      <ul className="rows">
        {actions.map((action) => (
          <li key={action.id} className="action-line">
            <div>
              <p className="strong">{action.description}</p>
              <p className="meta">
                {locale === 'en' ? action.causeEn : action.causePl} · {action.ownerName} ·{' '}
                {action.doneOn && action.checkOn
                  ? t.checkDue(f.date(action.checkOn))
                  : t.due(f.date(action.dueOn))}
                {action.complaintId ? (
                  <>
                    {' · '}
                    <Link to={complaintTo(action.complaintId)}>{action.complaintNumber}</Link>
                  </>
                ) : null}
              </p>
              {action.effectNote ? <p>{action.effectNote}</p> : null}
            </div>
            {action.effect ? (
              <Badge tone={action.effect === 'effective' ? 'ok' : 'bad'}>
                {t.effects[action.effect]}
              </Badge>
            ) : null}
            {canDo && !action.effect ? (
              <StepForm action={action} days={days} refused={refused} />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function StepForm({
  action,
  days,
  refused,
}: { action: CorrectiveAction; days: Days } & WithRefused) {
  const t = useWords(complaintsWords).causesPage
  const isMine = refused?.values.actionId === action.id
  const fields = useFields(isMine ? refused : undefined, {
    doneOn: days.today,
    checkOn: days.checkOn,
  })
  const field = (name: string) => ({ ...fields.field(name), id: `${action.id}-${name}` })
  const targets = Object.fromEntries(
    Object.keys(fields.errors).map((name) => [name, `${action.id}-${name}`]),
  )
  return (
    <details className="more" open={isMine}>
      <summary>{action.doneOn ? t.effect : t.markDone}</summary>
      <Form method="post" className="form" noValidate>
        <ErrorSummary errors={fields.errors} targets={targets} />
        <input type="hidden" name="actionId" value={action.id} />
        <input type="hidden" name="step" value={action.doneOn ? 'check' : 'done'} />
        {action.doneOn ? (
          <>
            <SelectField
              {...field('effect')}
              label={t.effect}
              options={(['effective', 'not_effective'] as const).map((value) => ({
                value,
                label: t.effects[value],
              }))}
            />
            <TextField {...field('effectNote')} label={t.effectNote} required />
          </>
        ) : (
          <FormRow>
            <TextField {...field('doneOn')} type="date" label={t.doneOn} required />
            <TextField {...field('checkOn')} type="date" label={t.checkOn} required />
          </FormRow>
        )}
        <FormActions>
          <SubmitButton name="intent" value="step" variant="secondary">
            {action.doneOn ? t.check : t.markDone}
          </SubmitButton>
        </FormActions>
      </Form>
    </details>
  )
}
