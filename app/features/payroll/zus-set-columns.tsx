import type { Dictionary } from '#app/i18n/dictionaries.ts'
import { Badge } from '#app/ui/badge.tsx'
import type { Column } from '#app/ui/table-model.ts'
import { Money } from '#app/ui/text.tsx'
import type { Formatters } from '#app/ui/use-format.ts'
import type { ZusSetView } from './zus-set-view.server.ts'

type Words = Dictionary['payDeclarations']
type Person = ZusSetView['persons'][number]
type Named = { id: string; employeeId: string; name: string; isChanged: boolean }
type RcaRow = Named & Person['rca'][number]
type RsaRow = Named & Person['rsa'][number]

const named = ({ employeeId, name, isChanged }: Person, place: number): Named => ({
  id: `${employeeId}.${place}`,
  employeeId,
  name,
  isChanged,
})

export const rcaRows = (persons: readonly Person[]): RcaRow[] =>
  persons.flatMap((person) => person.rca.map((line, n) => ({ ...named(person, n), ...line })))

export const rsaRows = (persons: readonly Person[]): RsaRow[] =>
  persons.flatMap((person) => person.rsa.map((line, n) => ({ ...named(person, n), ...line })))

function personColumn<Row extends Named>(t: Words): Column<Row> {
  return { id: 'person', header: t.set.person, kind: 'main', fixed: true, cell: ({ name }) => name }
}

/** 011000 as the form has it: 0110 0 0. */
const titleText = (title: string) => `${title.slice(0, 4)} ${title.slice(4, 5)} ${title.slice(5)}`

export function rcaColumns(t: Words): Column<RcaRow>[] {
  const money = (id: string, header: string, pick: (row: RcaRow) => bigint): Column<RcaRow> => ({
    id,
    header,
    kind: 'num',
    cardLabel: true,
    cell: (row) => <Money minor={pick(row)} />,
  })
  return [
    personColumn(t),
    {
      id: 'title',
      header: t.set.codeTitle,
      cell: ({ title, fraction }) =>
        fraction && fraction.numerator !== fraction.denominator
          ? `${titleText(title)}, ${fraction.numerator}/${fraction.denominator}`
          : titleText(title),
    },
    money('base', t.set.base, ({ pensionBase }) => pensionBase),
    money('social', t.set.social, ({ social }) => social),
    money('healthBase', t.set.healthBase, ({ healthBase }) => healthBase),
    money('health', t.set.health, ({ health }) => health),
    {
      id: 'marks',
      header: t.colWarnings,
      cell: ({ isCapped, isChanged }) => (
        <span className="cluster">
          {isChanged ? <Badge tone="info">{t.set.inDocuments}</Badge> : null}
          {isCapped ? <Badge tone="neutral">{t.set.capped}</Badge> : null}
        </span>
      ),
    },
  ]
}

export function rsaColumns(t: Words, f: Formatters): Column<RsaRow>[] {
  return [
    personColumn(t),
    {
      id: 'code',
      header: t.set.absences,
      cell: ({ code }) => (
        <span title={t.set.codes[code]}>
          <span className="num">{code}</span> {t.set.codes[code]}
        </span>
      ),
    },
    {
      id: 'days',
      header: t.set.from,
      kind: 'date',
      cell: ({ from, to }) => (from === to ? f.date(from) : `${f.date(from)} – ${f.date(to)}`),
    },
    { id: 'count', header: t.set.days, kind: 'num', cardLabel: true, cell: ({ days }) => days },
    {
      id: 'amount',
      header: t.set.amount,
      kind: 'num',
      cardLabel: true,
      cell: ({ amount }) => <Money minor={amount} />,
    },
  ]
}
