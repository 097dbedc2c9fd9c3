// Any address that no route knows.
import { data } from '@remix-run/node'
import { AreaError } from '#app/ui/page-error.tsx'

export function loader(): never {
  throw data({ code: 'not_found' }, { status: 404 })
}

export const action = loader

export const ErrorBoundary = AreaError

export default function NotFound() {
  return null
}
