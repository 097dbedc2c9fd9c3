// What a contract promises in time, and what the client promises in turn.
import { contractWords } from '#app/i18n/contract.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { ServiceCredits } from '#tenants/contracts/rules/credits.ts'
import type { PromisedMinutes, SlaTerm } from '#tenants/contracts/types.ts'
import type { TypeName } from './contract-view.tsx'
import { otherPriorities } from './term-form.ts'

export function TermsCard(props: {
  terms: readonly SlaTerm[]
  types: readonly TypeName[]
  clientAnswer: number | null
  credits: ServiceCredits | null
}) {
  const { terms, types, clientAnswer, credits } = props
  const all = useWords({ contract: contractWords })
  const t = all.contract.sla
  const { locale } = useLocale()
  const f = useFormat()
  const nameOfType = (code: string) => {
    const type = types.find((one) => one.code === code)
    return type ? (locale === 'pl' ? type.namePl : type.nameEn) : code
  }
  const answer =
    clientAnswer === null && credits === null ? null : (
      <>
        {clientAnswer === null ? null : (
          <p className="contract-note">{t.clientPromise(f.minutes(clientAnswer))}</p>
        )}
        {credits?.steps.map(({ belowBp, percentBp }) => (
          <p key={belowBp} className="contract-note">
            {t.creditStep(f.percent(belowBp, 1), f.percent(percentBp, 1))}
          </p>
        ))}
      </>
    )
  if (terms.length === 0) {
    return (
      <Card title={t.title}>
        <p className="muted">{t.none}</p>
        {answer}
      </Card>
    )
  }
  const hasNext = terms.some(
    ({ nextResponseMinutes: next, byPriority }) =>
      next || otherPriorities.some((priority) => byPriority?.[priority]?.nextResponseMinutes),
  )
  const cells = (minutes: Partial<PromisedMinutes>) => (
    <>
      <td className="n">{said(f, minutes.firstResponseMinutes)}</td>
      {hasNext ? <td className="n">{said(f, minutes.nextResponseMinutes)}</td> : null}
      <td className="n">{said(f, minutes.resolutionMinutes)}</td>
    </>
  )
  return (
    <Card title={t.title} meta={all.contract.hours.hint} flush>
      <div className="dt-scroll">
        <table className="t">
          <caption className="sr">{t.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.type}</th>
              <th scope="col" className="n">
                {t.first}
              </th>
              {hasNext ? (
                <th scope="col" className="n">
                  {t.next}
                </th>
              ) : null}
              <th scope="col" className="n">
                {t.resolution}
              </th>
            </tr>
          </thead>
          {terms.map((term) => (
            <tbody key={term.requestType}>
              <tr>
                <th scope="row" className="wrap">
                  {nameOfType(term.requestType)}
                  {term.tellsClient ? <span className="muted"> · {t.told}</span> : null}
                </th>
                {cells(term)}
              </tr>
              {otherPriorities.map((priority) => {
                const own = term.byPriority?.[priority]
                return own ? (
                  <tr key={priority}>
                    <th scope="row" className="muted">
                      {t.priority[priority]}
                      <span className="sr">: {nameOfType(term.requestType)}</span>
                    </th>
                    {cells({ ...term, ...own })}
                  </tr>
                ) : null
              })}
            </tbody>
          ))}
        </table>
      </div>
      {answer ? <div className="terms-answer">{answer}</div> : null}
    </Card>
  )
}

function said(f: ReturnType<typeof useFormat>, minutes: number | undefined): string {
  return minutes === undefined ? '–' : f.minutes(minutes)
}
