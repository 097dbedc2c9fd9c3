// One process for one data folder. The lock names a process by its id and the moment it
// began, so that the lock of a crashed one, or a recycled id, does not hold anybody up.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config.server.ts'

export type DataLock = { release: () => void }

/** Takes the folder, or throws ConfigError naming the process that has it. */
export function lockDataDir(dataDir: string): DataLock {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'zaplecze.lock')
  const mine = `${process.pid} ${beganAt(process.pid) ?? ''}\n`
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(path, mine, { flag: 'wx' })
      const lock = { release: () => release(path, mine) }
      process.once('exit', lock.release)
      return lock
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = readHolder(path)
    if (holder !== null) {
      throw new ConfigError(
        `The data folder ${dataDir} is in use by another Zaplecze (process ${holder}): stop that one, or set DATA_DIR to another folder.`,
      )
    }
    rmSync(path, { force: true })
  }
  throw new ConfigError(`The data folder ${dataDir} is being taken by another Zaplecze.`)
}

/** Process id of a living holder of the folder, else null. */
export function dataDirHolder(dataDir: string): number | null {
  return readHolder(join(dataDir, 'zaplecze.lock'))
}

function readHolder(path: string): number | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return null
  }
  const [pidText, began] = text.trim().split(' ')
  const pid = Number(pidText)
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return null
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null
  }
  const now = beganAt(pid)
  return began && now && began !== now ? null : pid
}

// Field 22 of /proc/PID/stat; other systems have no such file and go by the id alone.
function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function release(path: string, mine: string): void {
  try {
    if (readFileSync(path, 'utf8') === mine) rmSync(path)
  } catch {
    // Somebody removed the folder under us: there is nothing left to release.
  }
}
