import {
  createContext,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useContext,
  useId,
} from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { cx } from './cx.ts'
import { Icon } from './icons.tsx'

type FieldBinding = { id: string; describedBy?: string; invalid: boolean; required?: boolean }
const FieldContext = createContext<FieldBinding | null>(null)

export type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  required?: boolean
  /** Says "optional" after the label; most fields of a form are required. */
  optional?: boolean
  hideLabel?: boolean
  id?: string
  className?: string
  children: ReactNode
}

/** Label, hint and error around one control; the control inside binds to them by itself. */
export function Field(props: FieldProps) {
  const { label, hint, error, required, optional, hideLabel, className, children } = props
  const generated = useId()
  const id = props.id ?? generated
  const t = useWords(commonWords).form
  const describedBy = cx(hint && `${id}-h`, error && `${id}-e`) || undefined
  return (
    <FieldContext.Provider value={{ id, describedBy, invalid: Boolean(error), required }}>
      <div className={cx('field', error && 'field-bad', className)}>
        <label htmlFor={id} className={hideLabel ? 'sr' : 'label'}>
          {label}
          {optional ? <span className="label-note"> ({t.optional})</span> : null}
        </label>
        {children}
        {hint ? (
          <p id={`${id}-h`} className="hint">
            {hint}
          </p>
        ) : null}
        {error ? (
          <p id={`${id}-e`} className="error">
            <Icon name="warning" size={14} />
            {error}
          </p>
        ) : null}
      </div>
    </FieldContext.Provider>
  )
}

function useBinding() {
  const field = useContext(FieldContext)
  return field
    ? {
        id: field.id,
        'aria-describedby': field.describedBy,
        'aria-invalid': field.invalid || undefined,
        required: field.required,
      }
    : {}
}

export function TextInput({ className, ...props }: InputHTMLAttributes<HTMLInputElement>) {
  return <input type="text" {...useBinding()} {...props} className={cx('input', className)} />
}

export function Textarea({ className, ...props }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea rows={4} {...useBinding()} {...props} className={cx('input', className)} />
}

export type Option = { value: string; label: string; disabled?: boolean }

export function Select({
  options,
  placeholder,
  className,
  children,
  ...props
}: SelectHTMLAttributes<HTMLSelectElement> & {
  options?: readonly Option[]
  placeholder?: string
}) {
  return (
    <select {...useBinding()} {...props} className={cx('input select', className)}>
      {placeholder === undefined ? null : <option value="">{placeholder}</option>}
      {options?.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
      {children}
    </select>
  )
}

type Wrapped = Omit<FieldProps, 'children'>
type Split<P> = Wrapped & Omit<P, keyof Wrapped>

function split<P>(props: Split<P>): [Wrapped, Omit<P, keyof Wrapped>] {
  const { label, hint, error, required, optional, hideLabel, id, className, ...control } = props
  return [
    { label, hint, error, required, optional, hideLabel, id, className },
    control as Omit<P, keyof Wrapped>,
  ]
}

export function TextField(props: Split<InputHTMLAttributes<HTMLInputElement>>) {
  const [field, control] = split<InputHTMLAttributes<HTMLInputElement>>(props)
  return (
    <Field {...field}>
      <TextInput {...control} />
    </Field>
  )
}

export function TextareaField(props: Split<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const [field, control] = split<TextareaHTMLAttributes<HTMLTextAreaElement>>(props)
  return (
    <Field {...field}>
      <Textarea {...control} />
    </Field>
  )
}

type SelectFieldProps = Parameters<typeof Select>[0]

export function SelectField(props: Split<SelectFieldProps>) {
  const [field, control] = split<SelectFieldProps>(props)
  return (
    <Field {...field}>
      <Select {...control} />
    </Field>
  )
}

/** Takes `5`, `0503`, `5.3`: the server reads them, so the control is plain text. */
export function DateField(props: Split<InputHTMLAttributes<HTMLInputElement>>) {
  const [field, control] = split<InputHTMLAttributes<HTMLInputElement>>(props)
  const t = useWords(commonWords).form
  return (
    <Field {...field} hint={field.hint ?? t.dateHint}>
      <TextInput inputMode="decimal" autoComplete="off" className="input-date" {...control} />
    </Field>
  )
}

export function AmountField({
  currency = 'zł',
  ...props
}: Split<InputHTMLAttributes<HTMLInputElement>> & { currency?: string }) {
  const [field, control] = split<InputHTMLAttributes<HTMLInputElement>>(props)
  return (
    <Field {...field}>
      <span className="affix">
        <TextInput inputMode="decimal" autoComplete="off" className="input-amount" {...control} />
        <span className="affix-end" aria-hidden="true">
          {currency}
        </span>
      </span>
    </Field>
  )
}
