// `npm test`: every stage, also after a failed one, and the sum of it on the last line.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Count = { passed: number; failed: number; skipped: number }
type Stage = { name: string; run: () => Promise<Count> }

const ROOT = new URL('..', import.meta.url).pathname
const bin = (name: string) => join(ROOT, 'node_modules/.bin', name)

const stages: readonly Stage[] = [
  { name: 'types', run: () => whole(bin('tsc'), ['--noEmit']) },
  { name: 'lint', run: () => whole(bin('biome'), ['check', '.']) },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'database', run: () => vitest('database') },
  { name: 'browser', run: () => vitest('browser') },
]

/** A stage that passes or fails as one. */
async function whole(command: string, args: string[]): Promise<Count> {
  const code = await execute(command, args)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

async function vitest(project: string): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'zaplecze-results-'))
  const file = join(folder, 'results.json')
  try {
    const code = await execute(bin('vitest'), [
      'run',
      '--config',
      'tests/vitest.config.ts',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ])
    // A setup that fails leaves no results: that is a failure, too.
    if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
    return countOf(JSON.parse(readFileSync(file, 'utf8')), code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Results = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTotalTests: number
}

function countOf(results: Results, code: number): Count {
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped } = results
  // A file that cannot be loaded has no tests that could fail.
  const isBroken = code !== 0 || results.numTotalTests === 0
  return { passed, failed: Math.max(numFailedTests, isBroken ? 1 : 0), skipped }
}

function execute(command: string, args: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit' })
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const total: Count = { passed: 0, failed: 0, skipped: 0 }
const lines: string[] = []
for (const { name, run } of stages) {
  const startedAt = performance.now()
  const count = await run()
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
  lines.push(
    `${name.padEnd(9)} ${count.passed} passed, ${count.failed} failed${skipped} (${seconds} s)`,
  )
  total.passed += count.passed
  total.failed += count.failed
}
console.info(`\n${lines.join('\n')}\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
