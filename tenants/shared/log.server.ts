// Structured logs, one JSON object a line, to standard output.
import pino from 'pino'
import { config } from '#db/config.server.ts'

export const logger = pino({
  level: config().logLevel,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: ['password', 'token', '*.password', '*.token', 'err.query', 'err.parameters', 'err.args'],
})
