// What a draft's selects offer; apart from the schema, so that no validator reaches the browser.
import { LINE_RATES } from '../pl/types.ts'

export const BOOKING_RATES = [...LINE_RATES, 'oss', 'margin'] as const
export const DEDUCTIBLE_PERCENTS = [100, 50, 0] as const
export const SELF_ASSESSMENTS = ['wnt', 'services_eu', 'services_other', 'domestic'] as const
export const SELF_ASSESSED_RATES = ['23', '8', '5'] as const
