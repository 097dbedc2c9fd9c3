// Settings of the payroll as they were decided, now and before.

import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { payRunsWords } from '#app/i18n/payroll-runs.ts'
import { payYearWords } from '#app/i18n/payroll-year.ts'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { AccountNumber } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import { POSTING_KINDS, USUAL_ACCOUNTS } from '#tenants/payroll/runs/posting.ts'
import type { PayrollSettings } from '#tenants/payroll/types.ts'
import { accountFields } from './settings-fields.tsx'

export function SettingsFacts({ now }: { now: PayrollSettings }) {
  const words = useWords({
    common: commonWords,
    payPeople: payPeopleWords,
    payRuns: payRunsWords,
    payYear: payYearWords,
  })
  const t = words.payRuns.settings
  const accounts = words.payYear.settings
  const f = useFormat()
  const { yes, no } = words.payPeople.terms
  return (
    <DescriptionList
      items={[
        { label: t.validFrom, value: f.date(now.validFrom) },
        { label: t.accident, value: f.percent(now.accidentBp, 2) },
        { label: t.payDay, value: String(now.payDay) },
        { label: t.nextMonth, value: now.isPaidNextMonth ? yes : no },
        { label: t.ppk, value: now.ppkInstitution ?? words.common.none },
        { label: t.ppkTax, value: t.ppkTaxMonths[now.ppkTaxMonth] },
        { label: t.labourFund, value: now.paysLabourFund ? yes : no },
        { label: t.guaranteeFund, value: now.paysGuaranteeFund ? yes : no },
        { label: t.benefits, value: now.paysBenefits ? yes : no },
        { label: accounts.payerKind, value: accounts.payerKinds[now.payerKind] },
        ...accountFields.map((name) =>
          now[name] ? { label: accounts[name], value: <AccountNumber value={now[name]} /> } : null,
        ),
        {
          label: accounts.books,
          value: (
            <ul className="pay-pairs">
              {POSTING_KINDS.map((kind) => (
                <li key={kind}>
                  <span>{accounts.kinds[kind]}</span>
                  <span className="num">{now.ledgerAccounts[kind] ?? USUAL_ACCOUNTS[kind]}</span>
                </li>
              ))}
            </ul>
          ),
        },
        now.costCentres.length > 0
          ? {
              label: accounts.centres,
              value: (
                <ul className="pay-pairs">
                  {now.costCentres.map(({ code, name, account }) => (
                    <li key={code}>
                      <span>
                        {code} {name}
                      </span>
                      <span className="num">{account}</span>
                    </li>
                  ))}
                </ul>
              ),
            }
          : null,
        { label: t.reason, value: now.reason },
        {
          label: words.payRuns.history,
          value: t.by(now.recordedByName, f.dateTime(now.recordedAt)),
        },
      ]}
    />
  )
}

export function SettingsHistory({ settings }: { settings: readonly PayrollSettings[] }) {
  const t = useWords(payYearWords).settings
  const f = useFormat()
  if (settings.length === 0) return null
  return (
    <Card title={t.history}>
      {settings.map((one) => (
        <details key={one.id} className="more">
          <summary>
            {t.from(f.date(one.validFrom))} · {one.reason}
          </summary>
          <SettingsFacts now={one} />
        </details>
      ))}
    </Card>
  )
}
