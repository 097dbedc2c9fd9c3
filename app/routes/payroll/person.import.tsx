// People from a spreadsheet: each faulty row is named, and all are taken or the good ones.
import { data, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { readUploadedText } from '#app/features/payroll/read-upload.server.ts'
import { payArea } from '#app/http/area.server.ts'
import { FormRefusal } from '#app/http/form.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { dictionary, useT } from '#app/i18n/dictionaries.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { RadioGroup } from '#app/ui/choice.tsx'
import { Field, TextInput } from '#app/ui/field.tsx'
import { FormActions, Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { importEmployees } from '#tenants/payroll/commands/import-employees.server.ts'
import type { ImportOutcome } from '#tenants/payroll/types.ts'

const MAX_BYTES = 8_000_000
const SHOWN_PROBLEMS = 200

export const loader = payArea.loader(
  { permission: 'people:manage' },
  async ({ at, company, locale }) => ({
    at,
    company: company.slug,
    title: `${dictionary(locale).payPeople.importPage.title} · ${company.shortName} · Zaplecze`,
  }),
)

export const action = payArea.handler(
  { permission: 'people:manage' },
  async ({ request, open, at, company, locale }) => {
    const { text, fields } = await readUploadedText(request, MAX_BYTES)
    const take = fields.get('take') === 'good_ones' ? 'good_ones' : 'all'
    const result = await open({ readOnly: false }, (ctx) => importEmployees(ctx, { text, take }))
    if (!result.ok) throw new FormRefusal({ file: result.code })
    const { problems, taken } = result.value
    if (problems.length === 0) {
      const done = dictionary(locale).payPeople.done.imported(taken)
      return redirectWithToast(paths.staff(at, company.slug), { tone: 'ok', text: done })
    }
    const outcome: ImportOutcome = { ...result.value, problems: problems.slice(0, SHOWN_PROBLEMS) }
    return data({ outcome, left: problems.length - outcome.problems.length }, { status: 422 })
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ?? 'Zaplecze' },
]

type Answer = { errors?: Record<string, string>; outcome?: ImportOutcome; left?: number }

export default function ImportPeople() {
  const { at, company } = useLoaderData<typeof loader>()
  const answer = useActionData() as Answer | undefined
  const all = useT()
  const t = all.payPeople.importPage
  const navigation = useNavigation()
  const code = answer?.errors?.file
  const own = { too_big: t.tooBig, required: t.noFile }[code ?? '']
  return (
    <>
      <PageHeader
        back={{ to: paths.staff(at, company), label: all.payPeople.title }}
        title={t.title}
        meta={t.intro}
      />
      <div className="stack">
        {answer?.outcome ? <Problems outcome={answer.outcome} left={answer.left ?? 0} /> : null}
        <Card>
          <Form method="post" encType="multipart/form-data" className="form">
            <Field label={t.file} error={code ? (own ?? fieldErrorText(all, code)) : null} required>
              <TextInput type="file" name="file" accept=".csv,text/csv,text/plain" />
            </Field>
            <RadioGroup
              legend={t.take}
              name="take"
              defaultValue="all"
              choices={(['all', 'good_ones'] as const).map((value) => ({
                value,
                label: t.takes[value],
              }))}
            />
            <FormActions>
              <SubmitButton busy={navigation.state !== 'idle'}>{t.submit}</SubmitButton>
            </FormActions>
          </Form>
        </Card>
      </div>
    </>
  )
}

function Problems({ outcome, left }: { outcome: ImportOutcome; left: number }) {
  const all = useT()
  const t = all.payPeople.importPage
  return (
    <>
      <Notice
        tone={outcome.taken > 0 ? 'warn' : 'bad'}
        title={t.outcome(outcome.rows, outcome.taken)}
      >
        {outcome.taken === 0 ? t.nothingTaken : null}
      </Notice>
      <Card flush>
        <div className="dt-scroll">
          <table className="t">
            <thead>
              <tr>
                <th scope="col" className="n">
                  {t.row}
                </th>
                <th scope="col">{t.column}</th>
                <th scope="col">{t.problem}</th>
              </tr>
            </thead>
            <tbody>
              {outcome.problems.map(({ row, field, code }) => (
                <tr key={`${row} ${field} ${code}`}>
                  <td className="n">{row}</td>
                  <td className="mono">{field}</td>
                  <td>{fieldErrorText(all, code)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {left > 0 ? <p className="muted card-foot">{t.more(left)}</p> : null}
      </Card>
    </>
  )
}

export const ErrorBoundary = AreaError
