import type { TypeDefinition } from '#tenants/work/type-definition.ts'

/** Fields that are only begun are shown too, and each under a key of its own. */
export function shownFields(definition: TypeDefinition, untitled: string): TypeDefinition['form'] {
  const seen = new Set<string>()
  return definition.form.map((field, index) => {
    const key = field.key && !seen.has(field.key) ? field.key : `unnamed_${index}`
    seen.add(key)
    const label = { pl: field.label.pl || untitled, en: field.label.en || untitled }
    const hint = field.hint?.pl || field.hint?.en ? { hint: field.hint } : { hint: undefined }
    if (field.type !== 'choice') return { ...field, key, label, ...hint, ...lengthOf(field) }
    const options = field.options.map((option, at) => ({
      value: option.value || `unnamed_${at}`,
      label: { pl: option.label.pl || untitled, en: option.label.en || untitled },
    }))
    return { ...field, key, label, ...hint, options }
  })
}

// While a bound is being typed it may be no number, which no input takes for a length.
function lengthOf(field: TypeDefinition['form'][number]) {
  const { max } = field as { max?: unknown }
  return typeof max === 'number' && max > 0 ? {} : { max: undefined }
}
