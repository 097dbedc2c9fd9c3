// Database errors come wrapped (a query) or bare (raised at COMMIT): this reads both.

export type PgError = Error & { code: string; constraint_name?: string }

export function pgErrorOf(error: unknown): PgError | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth++) {
    if (current.name === 'PostgresError' && 'code' in current) return current as PgError
    current = current.cause
  }
  return null
}

/** True when the statement broke the named constraint (unique, check, foreign key). */
export function violates(error: unknown, constraint: string): boolean {
  return pgErrorOf(error)?.constraint_name === constraint
}
