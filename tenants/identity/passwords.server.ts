// Argon2id with a pepper that is not in the database. At most two hashes run at once and
// fifty wait: a flood of sign-ins is turned away instead of taking the machine.
import { createHmac } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { config } from '#db/config.server.ts'
import { AppError } from '../shared/app-error.ts'

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 2
const MAX_WAITING = 50

let running = 0
const waiting: (() => void)[] = []
let dummy: Promise<string> | undefined

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(peppered(password), COST))
}

/**
 * True when the password is the one of the hash. Without a hash (no such account, none
 * set) the same work is done in vain, so that the time tells nothing.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hash(peppered('no account has this one'), COST)
  const against = stored ?? (await dummy)
  const matches = await inTurn(() => verify(against, peppered(password)))
  return matches && stored !== null
}

function peppered(password: string): string {
  // The same phrase typed on another keyboard may be composed differently.
  return createHmac('sha256', config().keyFor('password'))
    .update(password.normalize('NFKC'))
    .digest('base64')
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MAX_WAITING) throw new AppError('rate_limited')
    // The one that ends hands its turn over, so `running` stays as it is.
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else {
    running += 1
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
