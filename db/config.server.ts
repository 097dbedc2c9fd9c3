// The only reader of process.env. Everything is in .env.example, with its default.
import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

const PORT = 'must be a whole number from 1 to 65535'
const port = z.coerce.number(PORT).int(PORT).min(1, PORT).max(65_535, PORT)
const empty = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(type: T) => z.preprocess(empty, type.optional())
const url = (...protocols: string[]) =>
  z.string().refine(
    (text) => {
      try {
        return protocols.includes(new URL(text).protocol)
      } catch {
        return false
      }
    },
    { message: `must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}` },
  )

const environment = z.object({
  NODE_ENV: z.preprocess(
    empty,
    z.enum(['development', 'production', 'test']).default('production'),
  ),
  HOST: z.preprocess(empty, z.string().default('127.0.0.1')),
  PORT: z.preprocess(empty, port.default(3000)),
  PUBLIC_URL: optional(url('http:', 'https:')),
  DATA_DIR: z.preprocess(empty, z.string().default('.data')),
  DATABASE_URL: optional(url('postgres:', 'postgresql:')),
  DATABASE_PORT: optional(port),
  DATABASE_POOL_SIZE: z.preprocess(empty, z.coerce.number().int().min(1).max(200).default(10)),
  SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
  SMTP_URL: optional(url('smtp:', 'smtps:')),
  MAIL_FROM: z.preprocess(empty, z.string().default('Zaplecze <zaplecze@localhost>')),
  LOG_LEVEL: z.preprocess(
    empty,
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ),
  DEMO_DATA: z.preprocess(empty, z.enum(['on', 'off']).default('on')),
  TRUST_PROXY: z.preprocess(empty, z.enum(['on', 'off']).default('off')),
})

export type Config = {
  mode: 'development' | 'production' | 'test'
  host: string
  port: number
  publicUrl: string
  dataDir: string
  databaseUrl: string | undefined
  databasePort: number | undefined
  poolSize: number
  smtpUrl: string | undefined
  mailFrom: string
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  demoData: boolean
  trustProxy: boolean
  /** A key for one purpose, derived from the secret: a leak of one opens no other. */
  keyFor: (purpose: string) => Buffer
}

/** A configuration that cannot be: its message is one sentence for the operator. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

let cached: Config | undefined

/** The configuration, read and checked once. Throws ConfigError naming the variable. */
export function config(): Config {
  cached ??= readConfig(process.env)
  return cached
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new ConfigError(
      `The environment variable ${issue.path.join('.')} is wrong: ${issue.message}.`,
    )
  }
  const values = parsed.data
  const dataDir = resolve(values.DATA_DIR)
  return {
    mode: values.NODE_ENV,
    host: values.HOST,
    port: values.PORT,
    publicUrl: (values.PUBLIC_URL ?? `http://${values.HOST}:${values.PORT}`).replace(/\/$/, ''),
    dataDir,
    databaseUrl: values.DATABASE_URL,
    databasePort: values.DATABASE_PORT,
    poolSize: values.DATABASE_POOL_SIZE,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    logLevel: values.LOG_LEVEL,
    demoData: values.DEMO_DATA === 'on',
    trustProxy: values.TRUST_PROXY === 'on',
    keyFor: keyDeriver(values.SECRET, dataDir),
  }
}

function keyDeriver(given: string | undefined, dataDir: string) {
  let secret = given
  return (purpose: string) => {
    secret ??= readOrMakeSecret(dataDir)
    return createHmac('sha256', secret).update(purpose).digest()
  }
}

// Without SECRET one is made and kept beside the data: losing it loses the files.
function readOrMakeSecret(dataDir: string): string {
  const path = resolve(dataDir, 'secret')
  if (existsSync(path)) return readFileSync(path, 'utf8').trim()
  mkdirSync(dataDir, { recursive: true })
  const secret = randomBytes(32).toString('hex')
  writeFileSync(path, `${secret}\n`, { mode: 0o600 })
  return secret
}
