import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import {
  Links,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useMatches,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { readPreferences } from '#app/http/locale.server.ts'
import { useNonce } from '#app/http/nonce.tsx'
import { readSession } from '#app/http/session.server.ts'
import { takeToast } from '#app/http/toast.server.ts'
import { LocaleProvider } from '#app/i18n/locale.tsx'
import { fontUrls } from '#app/ui/fonts.ts'
import { LoneError } from '#app/ui/page-error.tsx'
import styles from '#app/ui/styles.css?url'
import { Toaster } from '#app/ui/toaster.tsx'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await readSession(request, context)
  const preferences = await readPreferences(request, session)
  const { toast, headers } = await takeToast(request)
  return data(
    {
      ...preferences,
      zone: session?.account.zone ?? 'Europe/Warsaw',
      now: context.now,
      toast: toast ? { id: context.requestId, tone: toast.tone, title: toast.text } : null,
    },
    { headers },
  )
}

// Language and theme change by a form; a plain navigation need not ask for them again.
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  return args.formMethod && args.formMethod !== 'GET' ? args.defaultShouldRevalidate : false
}

/** The innermost page that names itself in its loader's `title` names the browser's tab. */
function usePageTitle(): string {
  const titles = useMatches().map(({ data }) => (data as { title?: unknown } | undefined)?.title)
  const title = titles.findLast((one) => typeof one === 'string')
  return title ? `${title} · Zaplecze` : 'Zaplecze'
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const nonce = useNonce()
  const locale = root?.locale ?? 'pl'
  const theme = root?.theme ?? 'system'
  return (
    <html
      lang={locale}
      data-theme={theme === 'system' ? undefined : theme}
      data-density={root?.density}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {fontUrls[locale].map((url) => (
          <link
            key={url}
            rel="preload"
            href={url}
            as="font"
            type="font/woff2"
            crossOrigin="anonymous"
          />
        ))}
        <title>{usePageTitle()}</title>
        <Links />
      </head>
      <body>
        <LocaleProvider
          value={{ locale, zone: root?.zone ?? 'Europe/Warsaw', now: root?.now ?? undefined }}
        >
          {children}
          <Toaster flash={root?.toast ?? null} />
        </LocaleProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export const ErrorBoundary = LoneError
