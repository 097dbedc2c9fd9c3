// What any page shows when it cannot be shown: the code's words and the request's number.
import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { commonWords, type ErrorCode, isErrorCode } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { PlainFrame } from './plain-frame.tsx'
import { ErrorState } from './states.tsx'

type Body = { code?: unknown; requestId?: unknown }

/** What may well succeed when it is asked once more. */
const passing = new Set<ErrorCode>([
  'internal',
  'unavailable',
  'conflict',
  'stale_version',
  'rate_limited',
])

function PageError({ error }: { error: unknown }) {
  const t = useWords(commonWords)
  const { pathname, search } = useLocation()
  const body = (typeof error === 'object' && error ? error : {}) as Body
  const code: ErrorCode = isErrorCode(body.code) ? body.code : 'internal'
  return (
    <div className="main">
      <ErrorState
        code={code}
        reference={typeof body.requestId === 'string' ? body.requestId : undefined}
        // Links of the document and no others: what broke may be the page's own script.
        actions={
          <>
            {passing.has(code) ? (
              <a className="btn btn-secondary" href={pathname + search}>
                {t.actions.retry}
              </a>
            ) : null}
            <a className="btn btn-primary" href="/">
              {t.errorHome}
            </a>
          </>
        }
      />
    </div>
  )
}

/** The ErrorBoundary of a page in an area: the frame around it stays. */
export function AreaError() {
  return <PageError error={errorBody(useRouteError())} />
}

/** The ErrorBoundary of what has no frame around it: an area that was refused, no area at all. */
export function LoneError() {
  return (
    <PlainFrame>
      <AreaError />
    </PlainFrame>
  )
}

/** The product's own refusal, or what the status of Remix's own answer comes to. */
function errorBody(error: unknown): unknown {
  if (!isRouteErrorResponse(error)) return null
  if (error.data?.code || error.status >= 500) return error.data
  // An address asked by the wrong method is none of ours: the fault is not on our side.
  return { code: error.status === 403 ? 'forbidden' : 'not_found' }
}
