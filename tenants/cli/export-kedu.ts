import type { Exporter } from './export.ts'
import { usageError } from './usage.ts'

export const exportFile: Exporter = () => {
  throw usageError('The declarations are not written yet.')
}
