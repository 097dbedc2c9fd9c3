// The web bundle: made when it is missing or older than its sources, compressed ahead.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ConfigError } from '#db/config.server.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const CLIENT_DIR = join(ROOT, 'build/client')
export const SERVER_BUILD = join(ROOT, 'build/server/index.js')
const STAMP = join(ROOT, 'build/sources.sha256')

const SOURCE_FILE = /\.(tsx?|css|js|sql|svg|json|xml|woff2)$/
const COMPRESSIBLE = new Set(['.js', '.mjs', '.css', '.svg', '.json', '.wasm', '.txt', '.xml'])

/** Content of all that the bundle is made of: times lie after a copy or a clone. */
function sourcesHash(): string {
  const hash = createHash('sha256')
  for (const folder of ['app', 'tenants', 'db']) {
    const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    for (const file of files.sort()) {
      if (!SOURCE_FILE.test(file) || /\.test\.tsx?$/.test(file)) continue
      hash.update(`${folder}/${file}\0`).update(readFileSync(join(ROOT, folder, file)))
    }
  }
  for (const file of ['remix.config.js', 'package-lock.json']) {
    hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)))
  }
  return hash.digest('hex')
}

export function isBuildCurrent(): boolean {
  if (!existsSync(SERVER_BUILD) || !existsSync(STAMP)) return false
  return readFileSync(STAMP, 'utf8') === sourcesHash()
}

/** Makes the bundle. What the compiler said goes to standard error when it fails. */
export async function buildWeb(): Promise<void> {
  const hash = sourcesHash()
  const output = await runBuild()
  if (output !== null) {
    console.error(output)
    throw new ConfigError('The web bundle could not be built; the reason stands above.')
  }
  await compressFolder(CLIENT_DIR)
  writeFileSync(STAMP, hash)
}

function runBuild(): Promise<string | null> {
  const cli = join(ROOT, 'node_modules/@remix-run/dev/dist/cli.js')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, 'vite:build', '--config', 'remix.config.js'], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve(String(error)))
    child.on('close', (code) => resolve(code === 0 ? null : output))
  })
}

// Compressing a page in the process costs as much as rendering it; files are the same
// every time, so they are compressed once.
async function compressFolder(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => COMPRESSIBLE.has(extname(file)))
  await Promise.all(files.map(compressFile))
}

async function compressFile(path: string): Promise<void> {
  const content = readFileSync(path)
  if (content.length < 1_024) return
  const [small, smaller] = await Promise.all([
    promisify(gzip)(content, { level: 9 }),
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: content.length > 2_000_000 ? 7 : 10,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  ])
  writeFileSync(`${path}.gz`, small)
  writeFileSync(`${path}.br`, smaller)
}
