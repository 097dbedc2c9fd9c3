// An address that no route knows, outside every area.
import { data } from '@remix-run/node'
import { LoneError } from '#app/ui/page-error.tsx'

export function loader(): never {
  throw data({ code: 'not_found' }, { status: 404 })
}

export const action = loader

export const ErrorBoundary = LoneError

export default function NotFound() {
  return null
}
