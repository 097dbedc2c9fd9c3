// What is done with a person from their page.
import { type PayPlace, paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payFileWords } from '#app/i18n/payroll-file.ts'
import { payFormsWords } from '#app/i18n/payroll-forms.ts'
import { payPapersWords } from '#app/i18n/payroll-papers.ts'
import { payMoneyWords } from '#app/i18n/payroll-payments.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { LinkButton } from '#app/ui/button.tsx'

type Props = {
  at: PayPlace
  company: string
  person: string
  isHired: boolean
  /** Papers of the file that are past their day. */
  lapsed: number
}

export function PersonActions({ at, company, person, isHired, lapsed }: Props) {
  const t = useWords({
    payFile: payFileWords,
    payForms: payFormsWords,
    payMoney: payMoneyWords,
    payPapers: payPapersWords,
    payPeople: payPeopleWords,
  })
  return (
    <>
      <LinkButton to={paths.personFile(at, company, person)} icon="paperclip">
        {lapsed > 0 ? t.payFile.openLapsed(lapsed) : t.payFile.open}
      </LinkButton>
      <LinkButton to={paths.payCard(at, company, person)} icon="invoice">
        {t.payForms.card.open}
      </LinkButton>
      <LinkButton to={paths.garnishments(at, company, person)} icon="lock">
        {t.payMoney.claims.title}
      </LinkButton>
      <LinkButton to={paths.personEdit(at, company, person)} icon="edit">
        {t.payPeople.person.edit}
      </LinkButton>
      {isHired ? (
        <LinkButton to={paths.newCertificate(at, company, { person: person })} icon="document">
          {t.payPapers.askFor}
        </LinkButton>
      ) : null}
      <LinkButton
        to={paths.personHire(at, company, person)}
        icon="plus"
        variant={isHired ? 'secondary' : 'primary'}
      >
        {t.payPeople.person.hire}
      </LinkButton>
    </>
  )
}
