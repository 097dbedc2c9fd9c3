// The price plan's part of the form: fixed fees, one block for each meter, the minimum.

import { commonWords } from '#app/i18n/common.ts'
import { contractWords } from '#app/i18n/contract.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { Checkbox } from '#app/ui/choice.tsx'
import { AmountField, SelectField, TextField } from '#app/ui/field.tsx'
import { FormRow } from '#app/ui/form.tsx'
import { meterNames } from '#tenants/billing/rules/names.ts'
import { type FieldsProps, useBind } from './contract-fields.tsx'
import { feeRowsOf, meteredModels, tierRowsOf } from './plan-form.ts'

export function PriceFields({ meters, ...props }: FieldsProps & { meters: readonly string[] }) {
  const t = useWords(contractWords)
  const bind = useBind(props)
  const fees = Array.from({ length: feeRowsOf(props.values) }, (_, row) => row)
  return (
    <Card title={t.prices.title} meta={t.prices.net}>
      <div className="form form-wide">
        <h3>{t.prices.fees}</h3>
        {fees.map((row) => (
          <fieldset key={row} className="price-row">
            <legend className="sr">{t.form.fee(row + 1)}</legend>
            <input
              type="hidden"
              name={`fees.${row}.code`}
              defaultValue={props.values[`fees.${row}.code`] ?? ''}
            />
            <TextField label={t.form.feeName} {...bind(`fees.${row}.namePl`)} />
            <TextField label={t.form.feeNameEn} {...bind(`fees.${row}.nameEn`)} />
            <AmountField label={t.form.amount} {...bind(`fees.${row}.amount`)} />
            <Checkbox
              name={`fees.${row}.prorate`}
              defaultChecked={Boolean(props.values[`fees.${row}.prorate`])}
              label={t.form.prorate}
            />
          </fieldset>
        ))}
        <h3>{t.prices.metered}</h3>
        {meters.map((meter) => (
          <MeterFields key={meter} meter={meter} {...props} />
        ))}
        <AmountField
          label={t.form.minimum}
          hint={t.form.minimumHint}
          className="field-short"
          {...bind('minimum')}
        />
      </div>
    </Card>
  )
}

function MeterFields({ meter, ...props }: FieldsProps & { meter: string }) {
  const all = useWords({ common: commonWords, contract: contractWords })
  const t = all.contract.form
  const { locale } = useLocale()
  const bind = useBind(props)
  const at = `meters.${meter}`
  const names = meterNames[meter]
  const name = (locale === 'pl' ? names?.namePl : names?.nameEn) ?? meter
  const tiersError = fieldErrorText(all, props.errors[`${at}.tiers`])
  const tiers = Array.from({ length: tierRowsOf(props.values, meter) }, (_, row) => row)
  return (
    <fieldset className="meter">
      <legend className="strong">{name}</legend>
      {(['namePl', 'nameEn'] as const).map((field) => (
        <input
          key={field}
          type="hidden"
          name={`${at}.${field}`}
          defaultValue={props.values[`${at}.${field}`] ?? ''}
        />
      ))}
      <SelectField
        label={t.model}
        {...bind(`${at}.model`)}
        className="meter-model"
        options={[
          { value: '', label: t.models.none },
          ...meteredModels.map((model) => ({ value: model, label: t.models[model] })),
        ]}
      />
      <div className="meter-unit">
        <FormRow>
          <AmountField label={t.unit} {...bind(`${at}.unit`)} />
          <TextField
            label={t.included}
            {...bind(`${at}.included`)}
            inputMode="numeric"
            className="field-short"
            optional
          />
        </FormRow>
      </div>
      <div className="meter-package">
        <FormRow>
          <TextField
            label={t.size}
            {...bind(`${at}.size`)}
            inputMode="numeric"
            className="field-short"
          />
          <AmountField label={t.package} {...bind(`${at}.package`)} />
        </FormRow>
      </div>
      <div className="meter-tiers" id={`${at}.tiers`}>
        <p className="hint">{t.upToHint}</p>
        {tiers.map((row) => (
          <fieldset key={row} className="tier-row">
            <legend className="sr">{t.tier(row + 1)}</legend>
            <TextField
              label={t.upTo}
              hideLabel={row > 0}
              {...bind(`${at}.tiers.${row}.upTo`)}
              inputMode="numeric"
            />
            <AmountField label={t.unit} hideLabel={row > 0} {...bind(`${at}.tiers.${row}.unit`)} />
            <AmountField
              label={t.entry}
              hideLabel={row > 0}
              className="tier-entry"
              {...bind(`${at}.tiers.${row}.flat`)}
            />
          </fieldset>
        ))}
        {tiersError ? <p className="error">{tiersError}</p> : null}
      </div>
    </fieldset>
  )
}
