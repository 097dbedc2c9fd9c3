// The product's own rules for anybody to call: JSON Lines in, JSON Lines out, no
// database. Each calculation is imported when it is asked for, so that the start is short.
import { type Calc, type CalcError, toJson } from './calc/case.ts'
import { MAX_LINE_LENGTH } from './calc/lines.ts'

const CALCS: Readonly<Record<string, () => Promise<Calc>>> = {
  sla: async () => (await import('./calc/sla.ts')).slaCalc,
  deadline: async () => (await import('./calc/deadline.ts')).deadlineCalc,
  price: async () => (await import('./calc/price.ts')).priceCalc,
  payroll: async () => (await import('./calc/payroll.ts')).payrollCalc,
  id: async () => (await import('./calc/id.ts')).idCalc,
}

/**
 * Answers each case on its own line in order. A wrong case gets an error as its answer
 * and the next is still answered; the exit code then is 1. Standard input goes in as
 * `linesOf(process.stdin)`.
 */
export async function runCalc(
  name: string,
  lines: AsyncIterable<string>,
  write: (line: string) => void,
): Promise<0 | 1> {
  if (!Object.hasOwn(CALCS, name)) {
    const known = Object.keys(CALCS).join(', ')
    const message = `there is no calculation "${name.slice(0, 64)}"; there are: ${known}`
    write(errorLine({ field: 'name', message }))
    return 1
  }
  const calc = await CALCS[name]!()
  let exitCode: 0 | 1 = 0
  for await (const line of lines) {
    const text = line.replace(/^\uFEFF/, '')
    // A blank line is no case, as at the end of a file.
    if (text.trim() === '') continue
    const { answer, failed } = answerLine(calc, text)
    if (failed) exitCode = 1
    write(answer)
  }
  return exitCode
}

function answerLine(calc: Calc, text: string): { answer: string; failed: boolean } {
  const fail = (error: CalcError) => ({ answer: errorLine(error), failed: true })
  if (text.length > MAX_LINE_LENGTH) return fail({ field: 'case', message: 'is too long' })
  let input: unknown
  try {
    input = JSON.parse(text)
  } catch {
    return fail({ field: 'case', message: 'is not JSON' })
  }
  const outcome = calc(input)
  return outcome.ok ? { answer: toJson(outcome.answer), failed: false } : fail(outcome.error)
}

function errorLine(error: CalcError): string {
  return toJson({ error })
}
