import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payTimeWords } from '#app/i18n/payroll-time.ts'
import { TextInput } from '#app/ui/field.tsx'
import { monthInputCodes } from '#tenants/payroll/kinds.ts'
import { cellName, seenName, wasName } from './month-cell.ts'
import type { GridRow } from './month-grid.server.ts'

type Props = {
  rows: readonly GridRow[]
  values: Record<string, string>
  /** What is recorded, and which version of it: tells on saving what others changed. */
  recorded: Record<string, string>
  versions: Record<string, string>
  errors: Record<string, string>
  isReadOnly: boolean
}

export function MonthGrid({ rows, values, recorded, versions, errors, isReadOnly }: Props) {
  const t = useWords(payTimeWords).inputs
  return (
    <div className="dt dt-wide">
      {rows.flatMap(({ employmentId }) =>
        monthInputCodes.map((code) => {
          const seen = seenName(employmentId, code)
          const version = versions[seen]
          if (!version) return null
          const was = wasName(employmentId, code)
          return (
            <span key={seen}>
              <input type="hidden" name={seen} value={version} />
              <input type="hidden" name={was} value={recorded[cellName(employmentId, code)]} />
            </span>
          )
        }),
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keys. */}
      <section className="dt-scroll" tabIndex={0} aria-label={t.title}>
        <table className="t pay-grid">
          <thead>
            <tr>
              <th scope="col">{t.person}</th>
              {monthInputCodes.map((code) => (
                <th key={code} scope="col" className="n">
                  {t.codes[code]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.employmentId}>
                <th scope="row">
                  {row.name}
                  <span className="meta"> {row.position}</span>
                </th>
                {monthInputCodes.map((code) => (
                  <Cell
                    key={code}
                    name={cellName(row.employmentId, code)}
                    label={t.of(t.codes[code], row.name)}
                    {...{ values, errors, isReadOnly }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

type CellProps = Omit<Props, 'rows' | 'recorded' | 'versions'> & { name: string; label: string }

function Cell({ name, label, values, errors, isReadOnly }: CellProps) {
  const problem = fieldErrorText(useWords({ common: commonWords }), errors[name])
  return (
    <td className="n">
      <TextInput
        id={name}
        name={name}
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${name}-e` : undefined}
        defaultValue={values[name] ?? ''}
        inputMode="decimal"
        autoComplete="off"
        readOnly={isReadOnly}
      />
      {problem ? (
        <span id={`${name}-e`} className="error">
          {problem}
        </span>
      ) : null}
    </td>
  )
}
