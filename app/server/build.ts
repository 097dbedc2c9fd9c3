// The web bundle: made when it is missing or older than its sources, compressed ahead.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ConfigError } from '#db/config.server.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const SOURCE_FILE = /\.(tsx?|css|js|sql|svg|json|xml|woff2)$/
const COMPRESSIBLE = new Set(['.js', '.mjs', '.css', '.svg', '.json', '.wasm', '.txt', '.xml'])
/** Older bundles stay a while: a server that runs from one still serves its files. */
const KEPT = 3

// Each state of the sources has a folder of its own, so that nobody builds under the feet
// of a server that runs, or of another build.
const BUILDS = join(ROOT, 'build')
const FOLDER = join(BUILDS, sourcesHash().slice(0, 16))
export const CLIENT_DIR = join(FOLDER, 'client')
export const SERVER_BUILD = join(FOLDER, 'server/index.js')

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
  return existsSync(SERVER_BUILD)
}

/** Makes the bundle. What the compiler said goes to standard error when it fails. */
export async function buildWeb(): Promise<void> {
  const unfinished = `${FOLDER}.${process.pid}`
  try {
    const output = await runBuild(unfinished)
    if (output !== null) {
      console.error(output)
      throw new ConfigError('The web bundle could not be built; the reason stands above.')
    }
    await compressFolder(join(unfinished, 'client'))
    // Somebody else may have made the same one meanwhile: it is as good.
    if (!isBuildCurrent()) renameSync(unfinished, FOLDER)
    removeOldBuilds()
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

function removeOldBuilds(): void {
  const builds = readdirSync(BUILDS)
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((name) => ({ path: join(BUILDS, name), at: statSync(join(BUILDS, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { path } of builds.slice(KEPT)) {
    if (path !== FOLDER) rmSync(path, { recursive: true, force: true })
  }
}

function runBuild(folder: string): Promise<string | null> {
  const cli = join(ROOT, 'node_modules/@remix-run/dev/dist/cli.js')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, 'vite:build', '--config', 'remix.config.js'], {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'production', BUILD_FOLDER: folder },
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
