// Whether a draft may be posted, and as what. The preview and the posting ask the same.
import { isPeriod, type LocalDate, type Period } from '#tenants/shared/dates.ts'
import { type Err, err, type Ok, ok } from '#tenants/shared/result.ts'
import { vatPeriodOf } from '../pl/vat-register.ts'
import type { Purchase, PurchaseFinding } from '../types.ts'
import { checkDraft } from './draft-checks.ts'
import { type Posting, type PostingRefusal, proposePosting } from './posting.ts'

export type JudgeRefusal = PurchaseFinding['code'] | PostingRefusal | 'vat_period_not_allowed'

/** A posting with the day of its entry. */
export type Judged = Posting & { bookedOn: LocalDate }

export function judgePurchase(
  purchase: Purchase,
  today: LocalDate,
): Ok<Judged> | Err<JudgeRefusal> {
  const findings = checkDraft(purchase, purchase.documentFindings, { today })
  const blocking = findings.find((finding) => finding.severity === 'error')
  if (blocking) return err(blocking.code, blocking.field, blocking.detail)
  // Both dates are there: their absence would have been an error.
  const issuedOn = purchase.issuedOn!
  const receivedOn = purchase.receivedOn!
  const posting = proposePosting({ ...purchase, issuedOn, receivedOn })
  if (!posting.ok) return posting
  const { period, latest } = vatPeriodOf({ taxPointOn: purchase.soldOn ?? issuedOn, receivedOn })
  const vatPeriod = purchase.vatPeriod ?? period
  if (!isPeriod(vatPeriod) || vatPeriod < period || vatPeriod > latest) {
    return err('vat_period_not_allowed', 'vatPeriod', { from: period, to: latest })
  }
  return ok({
    ...inPeriod(posting.value, vatPeriod),
    bookedOn: purchase.bookedOn ?? purchase.soldOn ?? issuedOn,
  })
}

function inPeriod(posting: Posting, period: Period): Posting {
  const { purchaseRow } = posting
  return { ...posting, purchaseRow: purchaseRow && { ...purchaseRow, period } }
}
