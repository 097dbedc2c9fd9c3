// Pages before an area: what the identity commands need of a request, and how a refused
// form goes back.
import { type AppLoadContext, data } from '@remix-run/node'
import type { z } from 'zod'
import type { FieldCodes } from '#app/http/form.server.ts'
import { FormRefusal, formValues, parseForm } from '#app/http/form.server.ts'
import type { AuthRequest } from '#tenants/identity/types.ts'

export function authRequest(request: Request, context: AppLoadContext): AuthRequest {
  const { now, requestId, ip } = context
  return { now, requestId, ip, userAgent: request.headers.get('User-Agent') }
}

export type RefusedForm = { errors: FieldCodes; values: Record<string, string> }

export function refusedForm(form: FormData, errors: FieldCodes, status = 422) {
  const body: RefusedForm = { errors, values: formValues(form) }
  return data(body, { status })
}

/** The form's fields, or the codes of what is wrong with them. */
export function readFields<T extends z.ZodType>(
  form: FormData,
  schema: T,
): { ok: true; value: z.output<T> } | { ok: false; errors: FieldCodes } {
  try {
    return { ok: true, value: parseForm(form, schema) }
  } catch (error) {
    if (error instanceof FormRefusal) return { ok: false, errors: error.errors }
    throw error
  }
}
