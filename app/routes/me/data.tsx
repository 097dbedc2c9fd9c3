// Own data and contracts, to be read; what is wrong is told to HR.

import { useLoaderData } from '@remix-run/react'
import { PersonFacts } from '#app/features/payroll/person-facts.tsx'
import { own } from '#app/http/area.server.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { payOwnWords } from '#app/i18n/payroll-own.ts'
import { payPeopleWords } from '#app/i18n/payroll-people.ts'
import { Card } from '#app/ui/card.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { DateText } from '#app/ui/text.tsx'
import { getOwnPage } from '#tenants/payroll/queries/own-pay.server.ts'

export const loader = own.loader(
  { permission: 'own_pay:read' },
  async ({ ctx, company, locale }) => {
    const { person, employments } = await getOwnPage(ctx)
    const title = `${dictionary(locale).payOwn.data.title} · ${company.shortName}`
    return { person, employments, title }
  },
)

export default function OwnData() {
  const { person, employments } = useLoaderData<typeof loader>()
  const all = useWords({ payOwn: payOwnWords, payPeople: payPeopleWords })
  const t = all.payOwn.data
  return (
    <>
      <PageHeader title={`${person.firstName} ${person.lastName}`} meta={t.wrong} />
      <div className="stack">
        <PersonFacts person={person} canShow={false} />
        <Card title={t.contracts}>
          <ul className="rows">
            {employments.map((one) => (
              <li key={one.id} className="row-line">
                <div>
                  <p className="strong">
                    {all.payPeople.kinds[one.kind]} {one.number}
                  </p>
                  <p className="muted">
                    <DateText value={one.startsOn} /> –{' '}
                    {one.endsOn ? (
                      <DateText value={one.endsOn} />
                    ) : (
                      all.payPeople.employment.openEnded
                    )}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  )
}

export const ErrorBoundary = AreaError
