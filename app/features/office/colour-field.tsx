// Choosing a colour: twelve that are legible, or any other by its code. Without JavaScript
// the picture is missing, and the typed code still counts.

import { useState } from 'react'
import { useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { CompanyName } from '#app/ui/company-mark.tsx'
import { TextField } from '#app/ui/field.tsx'
import { parseColour, suggestedColours } from '#tenants/companies/rules/colour.ts'

export function ColourField({
  name,
  value,
  error,
  company,
}: {
  name: string
  value: string
  error?: string
  company: { name: string; nip: string }
}) {
  const t = useWords(officeWords).company
  const [colour, setColour] = useState(value)
  return (
    <div className="colour">
      <div className="form">
        <fieldset className="swatches">
          <legend className="sr">{t.look}</legend>
          {suggestedColours.map((suggested) => (
            <button
              key={suggested}
              type="button"
              className={suggested === colour ? 'swatch swatch-on' : 'swatch'}
              aria-label={suggested}
              aria-pressed={suggested === colour}
              onClick={() => setColour(suggested)}
            >
              <svg viewBox="0 0 24 24" fill={suggested} aria-hidden="true">
                <rect width="24" height="24" rx="6" />
              </svg>
            </button>
          ))}
        </fieldset>
        <TextField
          id={name}
          label={t.otherColour}
          name={name}
          value={colour}
          onChange={(event) => setColour(event.currentTarget.value)}
          error={error}
          className="field-short"
          required
        />
      </div>
      <div>
        <p className="label">{t.preview}</p>
        <CompanyName
          company={{
            name: company.name,
            color: parseColour(colour) ?? '#777777',
            nip: company.nip,
          }}
        />
      </div>
    </div>
  )
}
