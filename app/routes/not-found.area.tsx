// An address that no route of the area knows: the area's frame stays around the refusal.
import { AreaError } from '#app/ui/page-error.tsx'
import NotFound, { loader as refuseAll } from './not-found.tsx'

export const loader = refuseAll

export const action = refuseAll

export const ErrorBoundary = AreaError

export default NotFound
