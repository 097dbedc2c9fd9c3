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
    <div className="dt dt-wide pay-cells">
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
      <section className="dt-scroll pay-scroll" tabIndex={0} aria-label={t.title}>
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
          {rows.map((row) => (
            <Person key={row.employmentId} {...{ row, values, recorded, errors, isReadOnly }} />
          ))}
        </table>
      </section>
    </div>
  )
}

type PersonProps = Pick<Props, 'values' | 'recorded' | 'errors' | 'isReadOnly'> & { row: GridRow }

/** The cells of a person in one line; what is wrong with them stands below, so no cell moves. */
function Person({ row, values, recorded, errors, isReadOnly }: PersonProps) {
  const all = useWords({ common: commonWords, payTime: payTimeWords })
  const t = all.payTime.inputs
  const cells = monthInputCodes.map((code) => {
    const name = cellName(row.employmentId, code)
    return { code, name, label: t.codes[code], problem: fieldErrorText(all, errors[name]) }
  })
  const wrong = cells.filter(({ problem }) => problem)
  return (
    <tbody>
      <tr>
        <th scope="row">
          {row.name}
          <span className="meta"> {row.position}</span>
        </th>
        {cells.map(({ code, name, label, problem }) => (
          <td key={code} className="n" data-label={label}>
            {code === 'hours' && !row.takesHours && !values[name] ? (
              <span className="muted" title={t.paidByMonth}>
                —
              </span>
            ) : (
              <TextInput
                id={name}
                name={name}
                aria-label={t.of(label, row.name)}
                aria-invalid={problem ? true : undefined}
                aria-describedby={problem ? `${name}-e` : undefined}
                defaultValue={values[name] ?? ''}
                inputMode="decimal"
                autoComplete="off"
                readOnly={isReadOnly}
              />
            )}
          </td>
        ))}
      </tr>
      {wrong.length > 0 ? (
        <tr className="pay-wrong">
          <td colSpan={cells.length + 1}>
            {wrong.map(({ name, label, problem }) => (
              <span key={name} id={`${name}-e`} className="error">
                <strong>{label}:</strong> {problem}
                {errors[name] === 'cell_changed' ? ` ${t.theirs(recorded[name] ?? '')}` : ''}
              </span>
            ))}
          </td>
        </tr>
      ) : null}
    </tbody>
  )
}
