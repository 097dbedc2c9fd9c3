// Serves the floor page the way FLOORS does: express, streamed, production, no compression.
import { createRequestHandler } from '@remix-run/express'
import express from 'express'

const [port, url, agent] = process.argv.slice(2)
Object.assign(globalThis, { floorUrl: url, floorAgent: agent })
const build = await import('../../../build/floor/server/index.js' as string)
const app = express()
app.disable('x-powered-by')
app.all('*', createRequestHandler({ build, mode: 'production' }))
app.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
