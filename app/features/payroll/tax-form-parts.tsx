// A yearly form as people read it: boxes by what they mean, with their numbers beside.
import type { Dictionary } from '#app/i18n/dictionaries.ts'

import { useWords } from '#app/i18n/locale.tsx'
import { payFormsWords } from '#app/i18n/payroll-forms.ts'
import { Card } from '#app/ui/card.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Notice } from '#app/ui/form.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import {
  type Boxes,
  boxNumber,
  CHOICE_BOXES,
  INCOME_ROWS,
  type IncomeRow,
  incomeRowCodes,
  LUMP_ROWS,
  MONTH_ROWS,
  PIT11_SINGLE_BOXES,
  type SingleBoxCode,
} from '#tenants/payroll/pl/tax-forms/boxes.ts'
import { type FormFinding, isBlocking } from '#tenants/payroll/pl/tax-forms/form-types.ts'

export function FormFindings({ findings }: { findings: readonly FormFinding[] }) {
  const t = useWords(payFormsWords)
  return findings.map((finding) => (
    <Notice key={finding} tone={isBlocking(finding) ? 'bad' : 'warn'}>
      {t.finding[finding]}
    </Notice>
  ))
}

export function IncomeBoxes({ boxes }: { boxes: Boxes }) {
  const t = useWords(payFormsWords)
  const filled = incomeRowCodes.filter((code) => INCOME_ROWS[code].revenue in boxes)
  if (filled.length === 0) return null
  return (
    <Card title={t.incomes}>
      <div className="stack">
        {filled.map((code) => (
          <section key={code} aria-label={t.row[code]}>
            <h3>
              {INCOME_ROWS[code].row}. {t.row[code]}
            </h3>
            <RowBoxes row={INCOME_ROWS[code]} boxes={boxes} />
          </section>
        ))}
      </div>
    </Card>
  )
}

const columns = [
  'revenue',
  'costs',
  'income',
  'advance',
  'authorRevenue',
  'authorCosts',
] as const satisfies readonly (keyof IncomeRow)[]

function RowBoxes({ row, boxes }: { row: IncomeRow; boxes: Boxes }) {
  const t = useWords(payFormsWords)
  return (
    <DescriptionList
      layout="grid"
      items={columns.map((name) => {
        const box = row[name]
        const value = box === undefined ? undefined : boxes[box]
        if (box === undefined || value === undefined) return null
        return {
          label: `${t[name]} (${t.box(boxNumber(box))})`,
          value: <Money minor={value} />,
          numeric: true,
        }
      })}
    />
  )
}

export function SingleBoxes({ boxes }: { boxes: Boxes }) {
  const t = useWords(payFormsWords)
  const codes = Object.keys(PIT11_SINGLE_BOXES) as SingleBoxCode[]
  return (
    <Card title={t.others}>
      <DescriptionList
        items={codes.map((code) => {
          const box = PIT11_SINGLE_BOXES[code]
          const value = boxes[box]
          if (value === undefined) return null
          return {
            label: `${t.single[code]} (${t.box(boxNumber(box))})`,
            value: CHOICE_BOXES.has(box) ? (
              choiceText(t.choice, code, Number(value))
            ) : (
              <Money minor={value} />
            ),
            numeric: true,
          }
        })}
      />
    </Card>
  )
}

type Choices = Dictionary['payForms']['choice']

function choiceText(choice: Choices, code: SingleBoxCode, square: number): string {
  const words =
    code === 'costs_kind' ? choice.costs : code === 'residency' ? choice.residency : choice.yesNo
  return `${square}: ${words[`${square}`] ?? ''}`
}

type Month = { n: number }
const months: readonly Month[] = Array.from({ length: 12 }, (_, n) => ({ n }))

/** PIT-4R by months: the rows that a payroll fills. */
export function MonthBoxes({ boxes, year }: { boxes: Boxes; year: number }) {
  const t = useWords(payFormsWords)
  const amount = (id: 'employment' | 'contracts' | 'to_pay', header: string) =>
    amountColumn(boxes, id, header, MONTH_ROWS[id])
  return (
    <MonthTable
      year={year}
      columns={[
        peopleColumn(boxes, t.taxpayers, MONTH_ROWS.taxpayers),
        amount('employment', t.employment),
        amount('contracts', t.contracts),
        amount('to_pay', t.toPay),
      ]}
    />
  )
}

/** PIT-8AR by months: the lump-sum tax of small contracts. */
export function LumpBoxes({ boxes, year }: { boxes: Boxes; year: number }) {
  const t = useWords(payFormsWords)
  return (
    <MonthTable
      year={year}
      columns={[
        peopleColumn(boxes, t.taxpayers, LUMP_ROWS.taxpayers),
        amountColumn(boxes, 'tax', t.lumpSum, LUMP_ROWS.tax),
      ]}
    />
  )
}

function amountColumn(
  boxes: Boxes,
  id: string,
  header: string,
  row: readonly string[],
): Column<Month> {
  const total = row.reduce((sum, box) => sum + (boxes[box] ?? 0n), 0n)
  return {
    id,
    header,
    kind: 'num',
    cardLabel: true,
    cell: ({ n }) => <Money minor={boxes[row[n]!] ?? 0n} />,
    total: <Money minor={total} strong />,
  }
}

function peopleColumn(boxes: Boxes, header: string, row: readonly string[]): Column<Month> {
  return {
    id: 'taxpayers',
    header,
    kind: 'num',
    cardLabel: true,
    cell: ({ n }) => `${boxes[row[n]!] ?? 0n}`,
  }
}

function MonthTable({ year, columns }: { year: number; columns: readonly Column<Month>[] }) {
  const t = useWords(payFormsWords)
  const f = useFormat()
  const all: Column<Month>[] = [
    {
      id: 'month',
      header: t.month,
      kind: 'main',
      fixed: true,
      cell: ({ n }) => f.month(`${year}-${String(n + 1).padStart(2, '0')}`, 'long'),
      total: t.total,
    },
    ...columns,
  ]
  return (
    <DataTable
      id="months"
      label={t.months}
      columns={all}
      rows={months}
      rowId={({ n }) => `${n}`}
      tools={false}
      sort={null}
      phone="cards"
    />
  )
}
