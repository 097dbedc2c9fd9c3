// npm run bench [-- --items N --companies N --rounds N --only pages,isolation,posting,payroll,balance,scorecard]
// Prints ratios measured side by side in one run. Exit code 1 when a promise is missed.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildWeb, isBuildCurrent } from '#app/server/build.ts'
import { getTrialBalance } from '#tenants/ledger/queries/trial-balance.server.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { type House, openBenchHouse, requireBuilds } from './house.ts'
import { benchIsolation } from './isolation.ts'
import { callWay, interleave, report } from './measure.ts'
import { benchPages } from './pages.ts'
import { benchPayroll } from './payroll.ts'
import { benchPosting } from './posting.ts'
import { benchScorecard } from './scorecard.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const cases: Record<string, (house: House, rounds: number) => Promise<boolean>> = {
  pages: benchPages,
  isolation: benchIsolation,
  posting: benchPosting,
  payroll: benchPayroll,
  balance: benchBalance,
  scorecard: benchScorecard,
}

function option(name: string, fallback: string): string {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? fallback : (process.argv[at + 1] ?? fallback)
}

async function benchBalance(house: House, rounds: number): Promise<boolean> {
  const range = { from: '2024-01', to: '2026-12' }
  const balanceOf = (tenantId: House['big']) => () =>
    withCompany(house.agentOf(tenantId), tenantId, { readOnly: true }, (ctx) =>
      getTrialBalance(ctx, range),
    )
  const samples = await interleave(
    [
      callWay('trial balance, 1,000 lines', 60, balanceOf(house.small)),
      callWay('trial balance, 1,000,000 lines', 60, balanceOf(house.big)),
    ],
    rounds,
  )
  return report('Trial balance', samples, [
    {
      what: 'a million lines / a thousand',
      figure: 'p50Ms',
      base: 'trial balance, 1,000 lines',
      ours: 'trial balance, 1,000,000 lines',
      most: 5,
    },
  ])
}

async function main(): Promise<number> {
  const rounds = Number(option('rounds', '9'))
  const wanted = option('only', Object.keys(cases).join(',')).split(',')
  if (!isBuildCurrent()) await buildWeb()
  execFileSync(
    'npx',
    ['remix', 'vite:build', 'tests/bench/floor', '--config', 'tests/bench/floor/vite.config.js'],
    { cwd: ROOT, stdio: 'ignore', env: { ...process.env, NODE_ENV: 'production' } },
  )
  requireBuilds()
  const house = await openBenchHouse({
    companies: Number(option('companies', '2000')),
    items: Number(option('items', '1000000')),
  })
  let held = true
  try {
    for (const name of wanted) held = (await cases[name]!(house, rounds)) && held
  } finally {
    await house.close()
  }
  console.info(held ? '\nEvery promise is kept.' : '\nA promise is missed.')
  return held ? 0 : 1
}

process.exit(await main())
