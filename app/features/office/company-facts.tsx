import { commonWords } from '#app/i18n/common.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { officeWords } from '#app/i18n/office.ts'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { monthNames } from '#app/ui/format.ts'
import { useFormat } from '#app/ui/use-format.ts'
import type { Company } from '#tenants/companies/types.ts'

/** The data of a company for reading only. */
export function CompanyFacts({ company }: { company: Company }) {
  const all = useWords({ common: commonWords, office: officeWords })
  const t = all.office.company
  const f = useFormat()
  const { locale } = useLocale()
  const { none } = all.common
  return (
    <Card title={t.identity}>
      <DescriptionList
        layout="grid"
        items={[
          { label: t.legalName, value: company.legalName },
          { label: t.nip, value: f.nip(company.nip), numeric: true },
          { label: t.regon, value: company.regon ?? none, numeric: true },
          {
            label: t.address,
            value: `${company.addressLine1}, ${company.postalCode} ${company.city}`,
          },
          { label: t.trade, value: company.trade ?? none },
          { label: t.email, value: company.email ?? none },
          { label: t.language, value: all.common.languages[company.locale] },
          { label: t.zone, value: company.zone },
          { label: t.taxOffice, value: company.taxOfficeCode ?? none, numeric: true },
          {
            label: t.bankAccount,
            value: company.bankAccount ? f.accountNumber(company.bankAccount) : none,
            numeric: true,
          },
          {
            label: t.fiscalYear,
            value: monthNames[locale][company.fiscalYearStartMonth - 1],
          },
          { label: t.reminderDays, value: company.questionReminderDays.join(', ') || none },
        ]}
      />
    </Card>
  )
}
