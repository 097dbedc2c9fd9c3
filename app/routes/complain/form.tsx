// A client's customer complains: no account, no script needed, in the client's colours.

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { ComplainFrame } from '#app/features/complain/complain-frame.tsx'
import { PublicForm, type PublicRefused } from '#app/features/complain/public-form.tsx'
import { receiveComplaint } from '#app/features/complain/receive-complaint.server.ts'
import { throwForBrowser } from '#app/http/errors.server.ts'
import { readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import { complainWords } from '#app/i18n/complain.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { LoneError } from '#app/ui/page-error.tsx'
import { findIntakePlace, newRequestKey } from '#tenants/complaints/intake.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  try {
    const place = await findIntakePlace(context, params.company ?? '')
    if (!place) throw new AppError('not_found')
    const { theme, locale } = await readPreferences(request, null)
    const asked = new URL(request.url).searchParams.get('as')
    const { regimes } = place
    const regime =
      regimes?.length === 1 ? regimes[0]! : (regimes?.find((one) => one === asked) ?? null)
    return {
      theme,
      title: dictionary(locale).complain.title(place.shortName),
      company: { slug: place.slug, name: place.shortName, colour: place.colour },
      regimes,
      regime,
      requestKey: newRequestKey(),
    }
  } catch (error) {
    throwForBrowser(error, context.requestId)
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  try {
    const place = await findIntakePlace(context, params.company ?? '')
    if (!place?.regimes) throw new AppError('not_found')
    const { locale } = await readPreferences(request, null)
    const received = await receiveComplaint(request, context, place, locale)
    if (received.ok) {
      return redirect(paths.complainStatus(place.slug, received.secret, { new: 1 }), 303)
    }
    const { status, errors, values, files } = received
    return data({ errors, values, files }, { status })
  } catch (error) {
    throwForBrowser(error, context.requestId)
  }
}

export default function Complain() {
  const { theme, company, regimes, regime, requestKey } = useLoaderData<typeof loader>()
  const refused = useActionData<PublicRefused>()
  const t = useWords(complainWords)
  return (
    <ComplainFrame company={company} theme={theme}>
      <h1>{regimes ? t.heading : t.closed}</h1>
      {regimes ? null : <p>{t.closedText(company.name)}</p>}
      {regimes && !regime ? (
        <Card title={t.who} flush>
          <ul className="pick">
            {regimes.map((one) => (
              <li key={one}>
                <Link to={paths.complain(company.slug, { as: one })} className="pick-row">
                  <span className="pick-main">
                    <span className="strong">{t.kinds[one]}</span>
                    <span className="meta">{t.promise[one]}</span>
                  </span>
                  <Icon name="chevron-right" />
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {regime ? (
        <PublicForm
          key={JSON.stringify(refused?.values ?? regime)}
          regime={regime}
          requestKey={refused?.values.requestKey ?? requestKey}
          company={company.name}
          refused={refused}
        />
      ) : null}
    </ComplainFrame>
  )
}

export const ErrorBoundary = LoneError
