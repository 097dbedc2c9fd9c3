// What any page shows when it cannot be shown: the code's words and the request's number.
import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { type ErrorCode, isErrorCode } from '#app/i18n/common.ts'
import { ErrorState } from './states.tsx'

type Body = { code?: unknown; requestId?: unknown }

export function PageError({ error }: { error: unknown }) {
  const body = (typeof error === 'object' && error ? error : {}) as Body
  const code: ErrorCode = isErrorCode(body.code) ? body.code : 'internal'
  return (
    <div className="main">
      <ErrorState
        code={code}
        reference={typeof body.requestId === 'string' ? body.requestId : undefined}
      />
    </div>
  )
}

/** The ErrorBoundary of an area's layout: the frame around it stays. */
export function AreaError() {
  const error = useRouteError()
  if (isRouteErrorResponse(error)) {
    return (
      <PageError
        error={error.status === 404 && !error.data?.code ? { code: 'not_found' } : error.data}
      />
    )
  }
  return <PageError error={null} />
}
