import { defineConfig } from 'drizzle-kit'

// Only `drizzle-kit generate` is used; `push` loses policies and is never run.
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/*.ts',
  out: './db/migrations',
})
