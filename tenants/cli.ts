// The operator's command line. Each command is loaded when it is asked for, so that the
// calculations answer at once and need no database.
import { existsSync } from 'node:fs'

type Command = {
  name: string
  usage: string
  summary: string
  load: () => Promise<{ run: (args: string[]) => Promise<number> }>
}

const commands: readonly Command[] = [
  {
    name: 'migrate',
    usage: 'migrate',
    summary: 'bring the database to the schema and the rights of this program',
    load: () => import('./cli/migrate.ts'),
  },
  {
    name: 'seed',
    usage: 'seed demo | seed --companies N --items N --seed S [--now INSTANT]',
    summary: 'load the demo house, or many companies and items for measuring',
    load: () => import('./cli/seed.ts'),
  },
  {
    name: 'company',
    usage: 'company list',
    summary: 'the companies with their state and the number of open items',
    load: () => import('./cli/company.ts'),
  },
  {
    name: 'sample-invoice',
    usage: 'sample-invoice COMPANY [FOLDER]',
    summary: 'write an e-invoice and a PDF made out to the company, to try the house with',
    load: () => import('./cli/sample-invoice.ts'),
  },
  {
    name: 'import',
    usage: 'import employees|absences --company SLUG FILE.csv [--good-ones]',
    summary: 'take people or absences from a file; with faulty rows none, or the good ones',
    load: () => import('./cli/import.ts'),
  },
  {
    name: 'export',
    usage: 'export payments --company SLUG --run ID --format elixir|pain001 | export kedu …',
    summary: 'write the orders of a run, or the declarations of a month, to standard output',
    load: () => import('./cli/export.ts'),
  },
  {
    name: 'calc',
    usage: 'calc NAME < cases.jsonl',
    summary: "the product's own rules: a case on each line in, an answer on each line out",
    load: () => import('./cli/calc.ts'),
  },
  {
    name: 'verify',
    usage: 'verify',
    summary: 'recompute the audit chains, balances, partitions, billing and a sample of files',
    load: () => import('./cli/verify.ts'),
  },
  {
    name: 'backup',
    usage: 'backup FOLDER',
    summary: 'write all tables and files into a new folder, with a manifest of hashes',
    load: () => import('./cli/backup.ts'),
  },
  {
    name: 'restore',
    usage: 'restore FOLDER',
    summary: 'read such a folder into an empty house',
    load: () => import('./cli/restore.ts'),
  },
  {
    name: 'worker',
    usage: 'worker',
    summary: 'run the jobs alone, beside or without the web',
    load: () => import('./cli/worker.ts'),
  },
]

function help(): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length))
  const lines = commands.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`)
  return `zaplecze COMMAND\n\n${lines.join('\n')}\n`
}

async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help())
    return name === undefined ? 1 : 0
  }
  const command = commands.find((one) => one.name === name)
  if (!command) {
    console.error(`There is no command "${name.slice(0, 40)}"; --help lists them.`)
    return 1
  }
  if (rest.includes('--help')) {
    process.stdout.write(`zaplecze ${command.usage}\n  ${command.summary}\n`)
    return 0
  }
  const { run } = await command.load()
  return run(rest)
}

try {
  if (existsSync('.env')) process.loadEnvFile('.env')
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  // What the operator can mend is told in one sentence; anything else keeps its stack.
  const isTold = error instanceof Error && error.name === 'ConfigError'
  console.error(isTold ? error.message : error)
  process.exitCode = 1
}
