import { catalogueWords } from '#app/i18n/catalogue.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import { meters } from '#tenants/contracts/meters.ts'
import { services } from '#tenants/shared/permissions.ts'
import { retentionClasses } from '#tenants/shared/pl/retention.ts'
import type { TypeDefinition } from '#tenants/work/type-definition.ts'
import { BothFields } from './both-fields.tsx'
import type { Draft } from './draft-state.ts'
import type { SectionProps } from './form-section.tsx'

/** What it is called, and which service answers. */
export function BasicsSection({ composer, error, tie }: SectionProps) {
  const all = useWords({ common: commonWords, catalogue: catalogueWords })
  const t = all.catalogue
  const { draft, change } = composer
  return (
    <Card title={t.sections.basics}>
      <div className="stack">
        <BothFields
          path="name"
          label={t.name}
          value={draft.name}
          maxLength={80}
          error={error}
          onChange={(name) => change((old) => ({ ...old, name }), 'name')}
        />
        <BothFields
          path="hint"
          label={t.hint}
          value={draft.hint}
          maxLength={300}
          optional
          error={error}
          onChange={(hint) => change((old) => ({ ...old, hint }), 'hint')}
        />
        <SelectField
          id="service"
          label={t.service}
          value={draft.service}
          disabled={tie !== null}
          options={services.map((value) => ({ value, label: all.common.service[value] }))}
          error={error('service')}
          className="field-medium"
          onChange={(event) => {
            const service = event.target.value as Draft['service']
            change((old) => ({ ...old, service }), 'service')
          }}
        />
      </div>
    </Card>
  )
}

/** Times, questions, billing, keeping and who sees it. */
export function TermsSection({ composer, error, tie }: SectionProps) {
  const t = useWords(catalogueWords)
  const { locale } = useLocale()
  const { draft, change } = composer
  const minutes = (name: 'firstResponse' | 'resolution', path: string) => {
    const wrong = composer.errors[path] === 'not_a_number' ? t.errors.not_minutes : error(path)
    return (
      <TextField
        id={path}
        label={t[name]}
        value={draft[name]}
        optional
        autoComplete="off"
        maxLength={20}
        error={wrong}
        onChange={(event) => change((old) => ({ ...old, [name]: event.target.value }), path)}
      />
    )
  }
  return (
    <Card title={t.sections.terms}>
      <div className="stack">
        <div>
          <FormRow>
            {minutes('firstResponse', 'terms.firstResponseMinutes')}
            {minutes('resolution', 'terms.resolutionMinutes')}
          </FormRow>
          <p className="hint cmp-under">{t.termsHint}</p>
        </div>
        <FormRow>
          <SelectField
            id="questions"
            label={t.questions}
            value={draft.questions}
            options={(['allowed', 'none'] as const).map((value) => ({
              value,
              label: t.questionsOf[value],
            }))}
            error={error('questions')}
            onChange={(event) => {
              const questions = event.target.value as TypeDefinition['questions']
              change((old) => ({ ...old, questions }), 'questions')
            }}
          />
          <SelectField
            id="meter"
            label={t.meter}
            value={draft.meter ?? ''}
            disabled={tie !== null}
            placeholder={t.noMeter}
            options={Object.entries(meters).map(([value, name]) => ({
              value,
              label: name[locale],
            }))}
            error={error('meter')}
            onChange={(event) => {
              const meter = (event.target.value || null) as TypeDefinition['meter']
              change((old) => ({ ...old, meter }), 'meter')
            }}
          />
        </FormRow>
        <SelectField
          id="retention"
          label={t.retention}
          value={draft.retention ?? ''}
          placeholder={t.noRetention}
          options={Object.entries(retentionClasses).map(([value, one]) => ({
            value,
            label: one.name[locale],
          }))}
          error={error('retention')}
          onChange={(event) => {
            const retention = (event.target.value || null) as TypeDefinition['retention']
            change((old) => ({ ...old, retention }), 'retention')
          }}
        />
        <Checkbox
          id="isOffered"
          label={t.offeredBox}
          hint={t.offeredHint}
          checked={draft.isOffered}
          disabled={tie?.isOwnOpening}
          error={error('isOffered')}
          onChange={(event) => {
            const isOffered = event.target.checked
            change((old) => ({ ...old, isOffered }), 'isOffered')
          }}
        />
        <Checkbox
          id="confidential"
          label={t.confidentialBox}
          hint={t.confidentialHint}
          checked={draft.confidential}
          disabled={tie !== null}
          error={error('confidential')}
          onChange={(event) => {
            const confidential = event.target.checked
            change((old) => ({ ...old, confidential }), 'confidential')
          }}
        />
      </div>
    </Card>
  )
}
