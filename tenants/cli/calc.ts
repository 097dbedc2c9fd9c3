import { linesOf } from '../calc/lines.ts'
import { runCalc } from '../calc.ts'
import { usageError } from './usage.ts'

export async function run(args: string[]): Promise<number> {
  const [name] = args
  if (name === undefined) throw usageError('Which calculation? For example: zaplecze calc sla')
  return runCalc(name, linesOf(process.stdin), (line) => process.stdout.write(`${line}\n`))
}
