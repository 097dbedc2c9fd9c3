import type { Exporter } from './export.ts'
import { usageError } from './usage.ts'

export const exportFile: Exporter = () => {
  throw usageError('The orders of a run are not written yet.')
}
