// A letter as PDF for the holder of a secret: the same that was sent.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { pdfAnswer } from '#app/features/complaints/letter-file.server.ts'
import { throwForBrowser } from '#app/http/errors.server.ts'
import {
  findIntakePlace,
  readSentLetter,
  takeIntakeAttempt,
} from '#tenants/complaints/intake.server.ts'
import { letterByAddress } from '#tenants/complaints/rules/intake-limits.ts'
import { AppError } from '#tenants/shared/app-error.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  try {
    const place = await findIntakePlace(context, params.company ?? '')
    if (!place) throw new AppError('not_found')
    if ((await takeIntakeAttempt(context, letterByAddress)) > 0) throw new AppError('rate_limited')
    const { secret = '', letter = '' } = params
    const paper = await readSentLetter(context, place, secret, letter)
    if (!paper) throw new AppError('not_found')
    return await pdfAnswer(paper)
  } catch (error) {
    throwForBrowser(error, context.requestId)
  }
}
