// One door for each area: session, membership or assignment, permission, scope, errors.
// A company that the person does not belong to answers like one that does not exist.
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import type { Locale } from '#app/i18n/locale.tsx'
import { getCompanyBySlug } from '#tenants/companies/queries.server.ts'
import { listAssignments } from '#tenants/identity/sessions.server.ts'
import type {
  Assignment,
  CompanyIdentity,
  Membership,
  SessionIdentity,
} from '#tenants/identity/types.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import {
  employeeRole,
  isClientRole,
  type MemberRole,
  type Permission,
  permissionsOf,
  type Service,
} from '#tenants/shared/permissions.ts'
import {
  type AssignedContext,
  type Principal,
  type ProviderContext,
  type ScopeContext,
  withAssigned,
  withCompany,
  withProvider,
} from '#tenants/shared/scope.server.ts'
import { throwForBrowser } from './errors.server.ts'
import { FormRefusal, formValues, readForm } from './form.server.ts'
import { readPreferences } from './locale.server.ts'
import type { PayPlace } from './paths.ts'
import { requireSession } from './session.server.ts'

type Common = {
  params: Record<string, string | undefined>
  request: Request
  url: URL
  session: SessionIdentity
  principal: Principal
  locale: Locale
  requestContext: AppLoadContext
}
/** What every handler of a company's area gets besides its context. */
export type WithCompany = { company: CompanyIdentity }
type Rule = { permission: Permission }
type Refused = { errors: Record<string, string>; values: Record<string, string> }

type Asked = {
  request: Request
  session: SessionIdentity
  params: LoaderFunctionArgs['params']
  context: AppLoadContext
}

type Reach<Ctx, Extra> = {
  find: (asked: Asked) => Promise<{ role: MemberRole; extra: Extra } | null>
  open: <T>(
    principal: Principal,
    extra: Extra,
    readOnly: boolean,
    work: (ctx: Ctx) => Promise<T>,
  ) => Promise<T>
}

function area<Ctx, Extra extends object>(reach: Reach<Ctx, Extra>) {
  async function enter(args: LoaderFunctionArgs | ActionFunctionArgs, rule: Rule) {
    const { request, params, context } = args
    const session = await requireSession(request, context)
    const found = await reach.find({ request, session, params, context })
    if (!found) throw new AppError('not_found')
    if (!permissionsOf(found.role).has(rule.permission)) throw new AppError('forbidden')
    const principal = principalOf(session, found.role, context)
    if ('company' in found.extra) {
      context.log.company = (found.extra as unknown as WithCompany).company.slug
    }
    const common: Common = {
      params,
      request,
      url: new URL(request.url),
      session,
      principal,
      locale: (await readPreferences(request, session)).locale,
      requestContext: context,
    }
    return { common, extra: found.extra }
  }

  return {
    /** A loader in a reading transaction. */
    loader<T>(rule: Rule, read: (args: Common & Extra & { ctx: Ctx }) => Promise<T>) {
      return async (args: LoaderFunctionArgs): Promise<T> => {
        try {
          const { common, extra } = await enter(args, rule)
          return await reach.open(common.principal, extra, true, (ctx) =>
            read({ ...common, ...extra, ctx }),
          )
        } catch (error) {
          throwForBrowser(error, args.context.requestId)
        }
      }
    },
    /** An action in a writing transaction; a FormRefusal rolls it back and answers 422. */
    action<T>(
      rule: Rule,
      write: (args: Common & Extra & { ctx: Ctx; form: FormData }) => Promise<T>,
    ) {
      return async (args: ActionFunctionArgs) => {
        let form: FormData | undefined
        try {
          const { common, extra } = await enter(args, rule)
          form = await readForm(args.request)
          const sent = form
          return await reach.open(common.principal, extra, false, (ctx) =>
            write({ ...common, ...extra, ctx, form: sent }),
          )
        } catch (error) {
          if (error instanceof FormRefusal) {
            const body: Refused = { errors: error.errors, values: form ? formValues(form) : {} }
            return data(body, { status: 422 })
          }
          throwForBrowser(error, args.context.requestId)
        }
      }
    },
    /**
     * A handler that opens its own scopes: streams, uploads, bulk work row by row.
     * `open` runs one transaction.
     */
    handler<T>(
      rule: Rule,
      work: (
        args: Common &
          Extra & {
            open: <R>(options: { readOnly: boolean }, fn: (ctx: Ctx) => Promise<R>) => Promise<R>
          },
      ) => Promise<T>,
    ) {
      return async (args: LoaderFunctionArgs | ActionFunctionArgs) => {
        try {
          const { common, extra } = await enter(args, rule)
          return await work({
            ...common,
            ...extra,
            open: (options, fn) =>
              reach.open(common.principal, extra, options.readOnly, (ctx) => fn(ctx)),
          })
        } catch (error) {
          if (error instanceof FormRefusal) {
            const body: Refused = { errors: error.errors, values: {} }
            return data(body, { status: 422 })
          }
          throwForBrowser(error, args.context.requestId)
        }
      }
    },
  }
}

function principalOf(
  session: SessionIdentity,
  role: MemberRole,
  context: AppLoadContext,
): Principal {
  return {
    accountId: session.account.id,
    name: session.account.name,
    role,
    now: context.now,
    requestId: context.requestId,
  }
}

/** /portal/:company, for the client's people. */
export const portal = area<ScopeContext, WithCompany>({
  find: async (asked) => findClient(asked),
  open: (principal, { company }, readOnly, work) =>
    withCompany(principal, company.tenantId, { readOnly }, work),
})

/** /desk, across the companies assigned to an agent. Its loader only reads. */
export const desk = area<AssignedContext, { assignments: Assignment[] }>({
  find: async ({ session, context }) => {
    const role = staffRoleOf(session)
    if (role !== 'agent' && role !== 'lead') return null
    return { role, extra: { assignments: await assignmentsOf(session, context) } }
  },
  open: (principal, _extra, readOnly, work) => withAssigned(principal, work, { readOnly }),
})

/** /desk/c/:company, one assigned company in hand. */
export const deskCompany = area<ScopeContext, { company: Assignment }>({
  find: findAssigned,
  open: (principal, { company }, readOnly, work) =>
    withCompany(principal, company.tenantId, { readOnly }, work),
})

/**
 * Pages of people and pay: the same for the agents of a company's payroll, at the desk, and
 * for its HR, in the portal. An agent of its books only is refused.
 */
export const payArea = bothPlaces('payroll')

/** Pages of complaints: for the agents who answer them, and for the client who reads. */
export const complaintArea = bothPlaces('complaints')

/** /me/:company, for an employee of a client: their own pay and nothing else. */
export const own = area<ScopeContext, WithCompany>({
  find: async ({ session, params }) => {
    const company = employersOf(session).find(({ slug }) => slug === params.company)
    return company ? { role: company.role, extra: { company } } : null
  },
  open: (principal, { company }, readOnly, work) =>
    withCompany(principal, company.tenantId, { readOnly }, work),
})

/** The desk's agents of a service and the client's people look at the same pages. */
function bothPlaces(service: Service) {
  return area<ScopeContext, WithCompany & { at: PayPlace }>({
    find: async (asked) => {
      const at = new URL(asked.request.url).pathname.startsWith('/desk/') ? 'desk' : 'portal'
      if (at === 'portal') {
        const found = findClient(asked)
        return found && { role: found.role, extra: { ...found.extra, at } }
      }
      const found = await findAssigned(asked)
      if (found && !found.extra.company.services.includes(service)) throw new AppError('forbidden')
      return found && { role: found.role, extra: { ...found.extra, at } }
    },
    open: (principal, { company }, readOnly, work) =>
      withCompany(principal, company.tenantId, { readOnly }, work),
  })
}

function findClient({ session, params }: Asked) {
  const company = session.memberships.find(({ slug }) => slug === params.company)
  if (!company || !isClientRole(company.role)) return null
  return { role: company.role, extra: { company } }
}

async function findAssigned({ session, params, context }: Asked) {
  const role = staffRoleOf(session)
  if (role !== 'agent' && role !== 'lead') return null
  const assignments = await assignmentsOf(session, context)
  const company = assignments.find(({ slug }) => slug === params.company)
  return company ? { role, extra: { company } } : null
}

/** Companies in which the person is an employee with a page of their own. */
export function employersOf(session: SessionIdentity): Membership[] {
  return session.memberships.filter(({ role }) => role === employeeRole)
}

/** /office, the provider's whole house. */
export const office = area<ProviderContext, object>({
  find: async ({ session }) => {
    const role = staffRoleOf(session)
    return role === 'admin' || role === 'auditor' ? { role, extra: {} } : null
  },
  open: (principal, _extra, readOnly, work) => withProvider(principal, { readOnly }, work),
})

/** /office/companies/:company, one company in hand. */
export const officeCompany = area<ScopeContext, WithCompany>({
  find: async ({ session, params, context }) => {
    const role = staffRoleOf(session)
    if (role !== 'admin' && role !== 'auditor') return null
    const company = await withProvider(
      principalOf(session, role, context),
      { readOnly: true },
      (ctx) => getCompanyBySlug(ctx, params.company ?? ''),
    )
    return company ? { role, extra: { company } } : null
  },
  open: (principal, { company }, readOnly, work) =>
    withCompany(principal, company.tenantId, { readOnly }, work),
})

/** Role in the provider's house, when the person works there. */
export function staffRoleOf(session: SessionIdentity): MemberRole | null {
  return session.memberships.find(({ kind }) => kind === 'provider')?.role ?? null
}

/** Companies an agent serves, looked up once in a request. */
export function assignmentsOf(
  session: SessionIdentity,
  context: AppLoadContext,
): Promise<Assignment[]> {
  if (session.assignments) return Promise.resolve(session.assignments)
  context.assignments ??= listAssignments(context, session.account.id)
  return context.assignments
}
