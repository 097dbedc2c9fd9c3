import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import {
  Form,
  Link,
  useActionData,
  useLoaderData,
  useNavigation,
  useSearchParams,
} from '@remix-run/react'
import { readPreferences } from '#app/http/locale.server.ts'
import { paths } from '#app/http/paths.ts'
import {
  readSession,
  safeReturnPath,
  sessionCookie,
  sessionToken,
} from '#app/http/session.server.ts'
import { authWords } from '#app/i18n/auth.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Notice } from '#app/ui/form.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { LoneError } from '#app/ui/page-error.tsx'
import { PlainFrame } from '#app/ui/plain-frame.tsx'
import { signIn } from '#tenants/identity/commands/sign-in.server.ts'

/** Longer than any password rule allows: hashing it would only burn time. */
const LONGEST = 500
const promiseIcons = ['document', 'clock', 'invoice'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await readSession(request, context)) return redirect(paths.home())
  const { theme, locale } = await readPreferences(request, null)
  return { theme, title: dictionary(locale).auth.signIn.title }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData().catch(() => new FormData())
  const email = String(form.get('email') ?? '')
    // No address has them, and the database takes no zero byte even to look for one.
    .replace(/\p{Cc}/gu, '')
    .trim()
    .toLowerCase()
    .slice(0, LONGEST)
  const password = String(form.get('password') ?? '').slice(0, LONGEST)
  const { now, requestId, ip } = context
  const userAgent = request.headers.get('User-Agent')
  const result = await signIn(
    { now, requestId, ip, userAgent },
    { email, password, replacedToken: await sessionToken(request) },
  )
  if (!result.ok) {
    const status = result.code === 'too_many_attempts' ? 429 : 422
    return data({ code: result.code, email }, { status })
  }
  context.log.actor = result.value.accountId
  const returnTo = safeReturnPath(String(form.get('returnTo') ?? ''))
  return redirect(returnTo ?? paths.home(), {
    headers: { 'Set-Cookie': await sessionCookie(result.value.token, result.value.expiresAt) },
  })
}

export default function SignIn() {
  const { theme } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [params] = useSearchParams()
  const navigation = useNavigation()
  const t = useWords(authWords).signIn
  return (
    <PlainFrame theme={theme} aside={<HousePromise />}>
      <div>
        <h1>{t.title}</h1>
        <p className="muted">{t.intro}</p>
      </div>
      <Card>
        <Form method="post" className="form sign-in">
          {refused ? (
            <Notice tone="bad">
              {refused.code === 'too_many_attempts' ? t.tooMany : t.badCredentials}
            </Notice>
          ) : null}
          <input type="hidden" name="returnTo" value={params.get('returnTo') ?? ''} />
          <TextField
            label={t.email}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={refused?.email}
            required
          />
          <TextField
            label={t.password}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          <SubmitButton variant="primary" busy={navigation.state === 'submitting'}>
            {t.submit}
          </SubmitButton>
          <Link to={paths.resetRequest()} className="sign-in-forgot">
            {t.forgot}
          </Link>
        </Form>
      </Card>
    </PlainFrame>
  )
}

/** What the house is, for somebody who has come by a link. */
function HousePromise() {
  const t = useWords(authWords).signIn
  return (
    <div className="pitch">
      <p className="pitch-title">{t.asideTitle}</p>
      <ul className="pitch-points">
        {t.points.map(({ title, text }, index) => (
          <li key={title}>
            <span className="pitch-icon">
              <Icon name={promiseIcons[index] ?? 'check'} size={20} />
            </span>
            <div>
              <p className="strong">{title}</p>
              <p className="muted">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

export const ErrorBoundary = LoneError
