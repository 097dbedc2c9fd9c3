// The first file of `npm start` and `npm run dev`: the environment is settled before
// anything that reads it is loaded.
import { existsSync } from 'node:fs'

const isDevelopment = process.argv.includes('--dev')
if (existsSync('.env')) process.loadEnvFile('.env')
if (!process.env.NODE_ENV) process.env.NODE_ENV = isDevelopment ? 'development' : 'production'

try {
  const { runServer } = await import('./server.ts')
  await runServer({ isDevelopment })
} catch (error) {
  // What the operator can mend is told in one sentence; anything else keeps its stack.
  const isConfigError = error instanceof Error && error.name === 'ConfigError'
  console.error(isConfigError ? error.message : error)
  process.exit(1)
}
