import { catalogueWords } from '#app/i18n/catalogue.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { meters } from '#tenants/contracts/meters.ts'
import { retentionClasses } from '#tenants/shared/pl/retention.ts'
import type { TypeDefinition } from '#tenants/work/type-definition.ts'
import './catalogue.css'
import { fieldIcons } from './form-section.tsx'

/** A definition to be read: its questions, its steps and its rules. */
export function TypeFacts({ definition }: { definition: TypeDefinition }) {
  const all = useWords({ common: commonWords, catalogue: catalogueWords })
  const t = all.catalogue
  const { locale } = useLocale()
  const f = useFormat()
  const { form, steps, checklist, terms, meter, retention } = definition
  const yesNo = (value: boolean) => (value ? t.yes : t.no)
  const time = (minutes: number | undefined) =>
    minutes === undefined ? t.trial.noPromise : f.minutes(minutes)
  return (
    <>
      <Card title={t.sections.form} meta={form.length === 0 ? t.noFields : undefined}>
        <ol className="cmp-facts">
          {form.map((field) => (
            <li key={field.key}>
              <Icon name={fieldIcons[field.type]} /> {field.label[locale]}{' '}
              <span className="meta">
                {[
                  t.types[field.type],
                  field.required ? t.requiredMark : '',
                  field.when ? conditionText(t, locale, form, field.when) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ol>
      </Card>
      <Card title={t.sections.steps} meta={steps.length === 0 ? t.noSteps : undefined}>
        <ol className="cmp-facts">
          {steps.map((step) => (
            <li key={step.key}>
              {step.name[locale]}{' '}
              <span className="meta">
                {step.kind === 'accept'
                  ? t.kinds.accept
                  : `${t.kinds[step.kind]} · ${t.doers[step.by]}`}
              </span>
            </li>
          ))}
        </ol>
      </Card>
      {checklist.length > 0 ? (
        <Card title={t.sections.checklist}>
          <ol className="cmp-facts">
            {checklist.map((check) => (
              <li key={check.key}>
                {check.label[locale]}{' '}
                <span className="meta">
                  {[
                    check.required ? t.requiredMark : '',
                    steps.find(({ key }) => key === check.step)?.name[locale] ?? t.checkLast,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ol>
        </Card>
      ) : null}
      <Card title={t.sections.terms}>
        <DescriptionList
          items={[
            { label: t.firstResponse, value: time(terms.firstResponseMinutes) },
            { label: t.resolution, value: time(terms.resolutionMinutes) },
            { label: t.questions, value: t.questionsOf[definition.questions] },
            { label: t.meter, value: meter ? meters[meter][locale] : t.noMeter },
            {
              label: t.retention,
              value: retention ? retentionClasses[retention].name[locale] : t.noRetention,
            },
            { label: t.offeredBox, value: yesNo(definition.isOffered) },
            { label: t.confidentialBox, value: yesNo(definition.confidential) },
          ]}
        />
      </Card>
    </>
  )
}

function conditionText(
  t: (typeof catalogueWords)['pl'],
  locale: 'pl' | 'en',
  form: TypeDefinition['form'],
  when: NonNullable<TypeDefinition['form'][number]['when']>,
): string {
  const asked = form.find(({ key }) => key === when.field)
  if (!asked) return ''
  if (asked.type !== 'choice') return t.whenMark(asked.label[locale], when.is ? t.yes : t.no)
  const option = asked.options.find(({ value }) => value === when.is)
  return t.whenMark(asked.label[locale], option?.label[locale] ?? String(when.is))
}
