import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'

export function Checkbox({
  label,
  hint,
  error,
  className,
  ...props
}: { label: ReactNode; hint?: ReactNode; error?: string | null } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'type'
>) {
  const generated = useId()
  const id = props.id ?? generated
  const describedBy = cx(hint && `${id}-h`, error && `${id}-e`) || undefined
  return (
    <div className={cx('choice', className)}>
      <input
        {...props}
        id={id}
        type="checkbox"
        className="check"
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <p id={`${id}-h`} className="hint">
            {hint}
          </p>
        ) : null}
        {error ? (
          <p id={`${id}-e`} className="error">
            {error}
          </p>
        ) : null}
      </div>
    </div>
  )
}

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }

export function RadioGroup({
  legend,
  name,
  choices,
  defaultValue,
  value,
  onChange,
  hint,
  error,
  inline,
  required,
}: {
  legend: ReactNode
  name: string
  choices: readonly Choice[]
  defaultValue?: string
  value?: string
  onChange?: (value: string) => void
  hint?: ReactNode
  error?: string | null
  inline?: boolean
  required?: boolean
}) {
  const id = useId()
  return (
    <fieldset
      className={cx('field radios', inline && 'radios-inline', error && 'field-bad')}
      aria-describedby={cx(hint && `${id}-h`, error && `${id}-e`) || undefined}
    >
      <legend className="label">{legend}</legend>
      {hint ? (
        <p id={`${id}-h`} className="hint">
          {hint}
        </p>
      ) : null}
      {choices.map((choice) => (
        <div key={choice.value} className="choice">
          <input
            type="radio"
            className="check"
            id={`${id}-${choice.value}`}
            name={name}
            value={choice.value}
            disabled={choice.disabled}
            required={required}
            defaultChecked={value === undefined ? choice.value === defaultValue : undefined}
            checked={value === undefined ? undefined : choice.value === value}
            onChange={onChange ? () => onChange(choice.value) : undefined}
            aria-describedby={choice.hint ? `${id}-${choice.value}-h` : undefined}
          />
          <div>
            <label htmlFor={`${id}-${choice.value}`}>{choice.label}</label>
            {choice.hint ? (
              <p id={`${id}-${choice.value}-h`} className="hint">
                {choice.hint}
              </p>
            ) : null}
          </div>
        </div>
      ))}
      {error ? (
        <p id={`${id}-e`} className="error">
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
