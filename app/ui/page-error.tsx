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
  return <PageError error={errorBody(useRouteError())} />
}

/** The product's own refusal, or what the status of Remix's own answer comes to. */
export function errorBody(error: unknown): unknown {
  if (!isRouteErrorResponse(error)) return null
  if (error.data?.code || error.status >= 500) return error.data
  // An address asked by the wrong method is none of ours: the fault is not on our side.
  return { code: error.status === 403 ? 'forbidden' : 'not_found' }
}
