// The bad rows of a file as a table for a spreadsheet: line, column, what is wrong.
import { payArea } from '#app/http/area.server.ts'
import { csvOf, csvResponse } from '#app/http/csv.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { getImportJob } from '#tenants/payroll/queries/imports.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'

const ALL = 100_000

export const loader = payArea.loader(
  { permission: 'people:read' },
  async ({ ctx, params, locale }) => {
    const job = await getImportJob(ctx, { jobId: params.job ?? '', limit: ALL })
    if (!job) throw new AppError('not_found')
    const words = dictionary(locale)
    const t = words.payImports
    const rows = job.badRows.flatMap(({ row, errors }) =>
      Object.entries(errors).map(([column, code]) => [
        row,
        column,
        fieldErrorText(words, code) ?? code,
      ]),
    )
    return csvResponse(csvOf([t.row, t.column, t.problem], rows), `${job.fileName}_report.csv`)
  },
)
