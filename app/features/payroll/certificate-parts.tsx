import { Form, useNavigation } from '@remix-run/react'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { payPapersWords } from '#app/i18n/payroll-papers.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import type { BadgeTone } from '#app/ui/badge.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { ErrorSummary, FormActions, FormRow } from '#app/ui/form.tsx'
import { DateText, Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import {
  type CertificateStatus,
  certificateKinds,
  type EmploymentKind,
} from '#tenants/payroll/kinds.ts'
import type { CertificateData } from '#tenants/payroll/paper-types.ts'
import { type Refused, useFields } from './form-words.ts'

export const certificateTone: Record<CertificateStatus, BadgeTone> = {
  requested: 'warn',
  issued: 'ok',
  refused: 'bad',
  withdrawn: 'neutral',
}

type Contract = { id: string; kind: EmploymentKind; number: string }

/** Asks for a certificate of one of the contracts. */
export function CertificateForm({
  contracts,
  refused,
}: {
  contracts: readonly Contract[]
  refused?: Refused
}) {
  const all = useWords({ payPapers: payPapersWords, payPeople: payPeopleWords })
  const t = all.payPapers
  const { locale } = useLocale()
  const { field, errors } = useFields(refused, { employmentId: contracts[0]?.id ?? '', locale })
  const { state } = useNavigation()
  if (contracts.length === 0) return <p className="muted">{t.noContract}</p>
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary errors={errors} />
      {contracts.length > 1 ? (
        <SelectField
          {...field('employmentId')}
          label={t.contract}
          options={contracts.map(({ id, kind, number }) => ({
            value: id,
            label: `${all.payPeople.kinds[kind]} ${number}`,
          }))}
        />
      ) : (
        <input type="hidden" name="employmentId" value={contracts[0]!.id} />
      )}
      <FormRow>
        <SelectField
          {...field('kind')}
          label={t.kind}
          options={certificateKinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <SelectField
          {...field('locale')}
          label={t.language}
          options={(['pl', 'en'] as const).map((value) => ({ value, label: t.langs[value] }))}
        />
      </FormRow>
      <TextField
        {...field('purpose')}
        label={t.purpose}
        hint={t.purposeHint}
        maxLength={200}
        autoComplete="off"
        optional
      />
      <FormActions>
        <SubmitButton busy={state !== 'idle'}>{t.submit}</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** What a certificate says, on the screen. */
export function CertificateText({ data }: { data: CertificateData }) {
  const all = useWords({ payPapers: payPapersWords, payPeople: payPeopleWords })
  const t = all.payPapers
  const { contract, earnings, person } = data
  const { fteNumerator, fteDenominator } = contract
  return (
    <div className="stack">
      <DescriptionList
        items={[
          { label: t.person, value: person.name },
          {
            label: t.contract,
            value: `${all.payPeople.kinds[contract.kind]} ${contract.number}`,
          },
          {
            label: t.since,
            value: (
              <>
                <DateText value={contract.startsOn} />
                {contract.endsOn ? (
                  <>
                    {' '}
                    {t.until} <DateText value={contract.endsOn} />
                  </>
                ) : null}
              </>
            ),
          },
          { label: t.position, value: contract.position },
          contract.kind === 'uop' && {
            label: t.fraction,
            value: fteNumerator === fteDenominator ? t.full : `${fteNumerator}/${fteDenominator}`,
          },
          { label: t.purpose, value: data.purpose || t.noPurpose },
        ]}
      />
      {earnings ? <Earnings earnings={earnings} /> : null}
    </div>
  )
}

function Earnings({ earnings }: { earnings: NonNullable<CertificateData['earnings']> }) {
  const t = useWords(payPapersWords)
  const f = useFormat()
  const money = (text: string) => <Money minor={BigInt(text)} />
  return (
    <div className="dt-scroll">
      <table className="t t-plain">
        <thead>
          <tr>
            <th scope="col">{t.month}</th>
            <th scope="col" className="n">
              {t.gross}
            </th>
            <th scope="col" className="n">
              {t.net}
            </th>
            <th scope="col" className="n">
              {t.deductions}
            </th>
            <th scope="col" className="n">
              {t.payout}
            </th>
          </tr>
        </thead>
        <tbody>
          {earnings.months.map((one) => (
            <tr key={one.period}>
              <th scope="row">{f.month(one.period, 'long')}</th>
              <td className="n">{money(one.gross)}</td>
              <td className="n">{money(one.net)}</td>
              <td className="n">{money(one.deductions)}</td>
              <td className="n">{money(one.payout)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.average}</th>
            <td className="n strong">{money(earnings.averageGross)}</td>
            <td className="n strong">{money(earnings.averageNet)}</td>
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
