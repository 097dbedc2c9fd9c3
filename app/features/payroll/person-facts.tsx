// What is known of a person. A whole number is fetched by a form of its own: asking is on
// record before anything is shown.

import { Form } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { AccountNumber, DateText } from '#app/ui/text.tsx'
import type { Employee } from '#tenants/payroll/types.ts'

type Shown = { field: string; value: string }

export function PersonFacts({
  person,
  canShow,
  shown,
}: {
  person: Employee
  canShow: boolean
  shown?: Shown
}) {
  const all = useWords({ common: commonWords, payPeople: payPeopleWords })
  const t = all.payPeople.person
  const masked = { person, canShow, shown }
  return (
    <Card title={t.data} meta={shown ? t.shown : undefined}>
      <DescriptionList
        items={[
          {
            label: t.pesel,
            value: <Masked {...masked} field="pesel" last={person.peselLast} label={t.pesel} />,
          },
          { label: t.bornOn, value: <DateText value={person.bornOn} /> },
          person.documentKind && {
            label: t.documentKinds[person.documentKind],
            value: (
              <Masked
                {...masked}
                field="document"
                last={person.documentLast}
                label={t.documentNumber}
              />
            ),
          },
          { label: t.citizenship, value: person.citizenship },
          {
            label: t.account,
            value:
              person.paidBy === 'cash' ? (
                t.paidByKinds.cash
              ) : (
                <Masked {...masked} field="account" last={person.accountLast} label={t.account} />
              ),
          },
          { label: t.address, value: addressOf(person) || all.common.none },
          person.email && { label: t.email, value: person.email },
          person.phone && { label: t.phone, value: person.phone },
          person.taxOfficeCode && { label: t.taxOffice, value: person.taxOfficeCode },
          person.nfzBranch && { label: t.nfz, value: person.nfzBranch },
        ].map((item) => item || null)}
      />
    </Card>
  )
}

function addressOf(person: Employee): string {
  const { street, houseNo, flatNo, postalCode, city } = person
  const house = flatNo ? `${houseNo}/${flatNo}` : houseNo
  return [`${street} ${house}`.trim(), `${postalCode} ${city}`.trim()].filter(Boolean).join(', ')
}

function Masked(props: {
  person: Employee
  field: 'pesel' | 'account' | 'document'
  last: string | null
  label: string
  canShow: boolean
  shown?: Shown
}) {
  const { person, field, last, label, canShow, shown } = props
  const all = useWords({ common: commonWords, payPeople: payPeopleWords })
  if (!last) return <span className="muted">{all.common.none}</span>
  if (shown?.field === field) {
    return (
      <span role="status">
        {field === 'account' ? <AccountNumber value={shown.value} /> : shown.value}
      </span>
    )
  }
  return (
    <span className="cluster">
      <span className="num">•••• {last}</span>
      {canShow ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="employeeId" value={person.id} />
          <input type="hidden" name="field" value={field} />
          <Button
            type="submit"
            size="sm"
            variant="ghost"
            icon="eye"
            name="intent"
            value="reveal"
            aria-label={all.payPeople.person.show(label)}
          >
            {all.common.actions.show}
          </Button>
        </Form>
      ) : null}
    </span>
  )
}
