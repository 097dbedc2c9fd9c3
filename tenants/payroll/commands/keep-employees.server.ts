// Persons of a company: taken in, kept, and their numbers shown to those who must see them.
import { and, eq } from 'drizzle-orm'
import { employees } from '#db/schema/people.ts'
import { recordAudit } from '../../audit/commands.server.ts'
import { AppError } from '../../shared/app-error.ts'
import { nextNumber } from '../../shared/counter.server.ts'
import { newId } from '../../shared/ids.ts'
import { parsePesel } from '../../shared/pl/identifiers.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { requirePermission, type ScopeContext } from '../../shared/scope.server.ts'
import type { AddEmployeeInput, ChangeEmployeeInput, RevealInput } from '../schema.ts'
import { loadSealer, type Sealer } from '../sealing.server.ts'

/** Takes a person in. The same PESEL is one person; the same account is only noticed. */
export async function addEmployee(
  ctx: ScopeContext,
  input: AddEmployeeInput,
): Promise<Result<{ id: string; number: number; accountShared: boolean }, 'pesel_taken'>> {
  requirePermission(ctx, 'people:manage')
  const sealer = await loadSealer(ctx)
  const row = employeeRow(input, sealer)
  if (row.peselHash && (await isPeselTaken(ctx, row.peselHash))) return err('pesel_taken', 'pesel')
  const accountShared = await isAccountShared(ctx, row.accountHash ?? null)
  const id = newId()
  const number = await nextNumber(ctx.tx, ctx.tenantId, 'employee')
  const made = await ctx.tx
    .insert(employees)
    .values({ ...row, tenantId: ctx.tenantId, id, number, createdAt: ctx.now, updatedAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: employees.id })
  // Somebody else took the person in in the same second.
  if (!made[0]) return err('pesel_taken', 'pesel')
  await recordAudit(ctx, {
    action: 'payroll.employee_added',
    subjectType: 'employee',
    subjectId: id,
    data: { number, name: `${input.firstName} ${input.lastName}` },
  })
  return ok({ id, number, accountShared })
}

/** Keeps a person's data; the record says why, and what changed from what to what. */
export async function changeEmployee(
  ctx: ScopeContext,
  input: ChangeEmployeeInput,
): Promise<Result<{ version: number }, 'pesel_taken' | 'born_on_differs' | 'nothing_changed'>> {
  requirePermission(ctx, 'people:manage')
  const [sealer, [before]] = await Promise.all([
    loadSealer(ctx),
    ctx.tx
      .select()
      .from(employees)
      .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.id, input.employeeId)))
      .for('update')
      .limit(1),
  ])
  if (!before) throw new AppError('not_found')
  if (before.version !== input.version) throw new AppError('stale_version')
  const pesel = input.pesel ?? (before.peselSealed && sealer.open('pesel', before.peselSealed))
  const bornOn = input.bornOn ?? before.bornOn
  const parsed = pesel ? parsePesel(pesel) : null
  if (parsed?.valid && parsed.bornOn !== bornOn) return err('born_on_differs', 'bornOn')
  const row = employeeRow({ ...input, pesel, bornOn }, sealer)
  const { values, changed } = differences(before, row)
  if (Object.keys(changed).length === 0) return err('nothing_changed')
  if (values.peselHash && (await isPeselTaken(ctx, values.peselHash))) {
    return err('pesel_taken', 'pesel')
  }
  const version = before.version + 1
  await Promise.all([
    ctx.tx
      .update(employees)
      .set({ ...values, version, updatedAt: ctx.now })
      .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.id, before.id))),
    recordAudit(ctx, {
      action: 'payroll.employee_changed',
      subjectType: 'employee',
      subjectId: before.id,
      data: { number: before.number, reason: input.reason, changed },
    }),
  ])
  return ok({ version })
}

/** Opens one number. That it was opened, by whom and when, is on record before it is shown. */
export async function revealSensitive(
  ctx: ScopeContext,
  { employeeId, field }: RevealInput,
): Promise<{ value: string }> {
  requirePermission(ctx, 'people:unmask')
  const columns = {
    pesel: employees.peselSealed,
    account: employees.accountSealed,
    document: employees.documentSealed,
  }
  const [[row], sealer] = await Promise.all([
    ctx.tx
      .select({ number: employees.number, sealed: columns[field] })
      .from(employees)
      .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.id, employeeId)))
      .limit(1),
    loadSealer(ctx),
  ])
  if (!row?.sealed) throw new AppError('not_found')
  await recordAudit(ctx, {
    action: 'payroll.number_revealed',
    subjectType: 'employee',
    subjectId: employeeId,
    data: { number: row.number, field },
  })
  return { value: sealer.open(field, row.sealed) }
}

type PersonInput = Omit<AddEmployeeInput, 'bornOn'> & { bornOn: string | null }
export type EmployeeValues = Omit<
  typeof employees.$inferInsert,
  'tenantId' | 'id' | 'number' | 'createdAt' | 'updatedAt'
>

/** The row of a person; a number that was not given makes no column. */
export function employeeRow(input: PersonInput, sealer: Sealer): EmployeeValues {
  const { pesel, account, documentNumber, documentKind, ...plain } = input
  const parsed = pesel ? parsePesel(pesel) : null
  const [ofPesel, ofAccount, ofDocument] = [
    pesel && sealer.seal('pesel', pesel),
    account && sealer.seal('account', account),
    documentNumber && sealer.seal('document', documentNumber),
  ]
  return {
    firstName: plain.firstName,
    secondName: plain.secondName,
    lastName: plain.lastName,
    bornOn: plain.bornOn ?? (parsed?.valid ? parsed.bornOn : ''),
    sex: parsed?.valid ? parsed.sex : null,
    citizenship: plain.citizenship,
    paidBy: plain.paidBy,
    street: plain.street,
    houseNo: plain.houseNo,
    flatNo: plain.flatNo,
    postalCode: plain.postalCode,
    city: plain.city,
    commune: plain.commune,
    county: plain.county,
    voivodeship: plain.voivodeship,
    country: plain.country,
    email: plain.email,
    phone: plain.phone,
    taxOfficeCode: plain.taxOfficeCode,
    nfzBranch: plain.nfzBranch,
    ...(ofPesel
      ? { peselSealed: ofPesel.sealed, peselHash: ofPesel.hash, peselLast: ofPesel.last }
      : {}),
    ...(ofAccount
      ? {
          accountSealed: ofAccount.sealed,
          accountHash: ofAccount.hash,
          accountLast: ofAccount.last,
        }
      : {}),
    ...(ofDocument
      ? { documentKind, documentSealed: ofDocument.sealed, documentLast: ofDocument.last }
      : {}),
  }
}

const SEALED = ['pesel', 'account', 'document'] as const

/** Changed columns, and what the record says of them: numbers by their last digits only. */
function differences(before: typeof employees.$inferSelect, row: EmployeeValues) {
  const values: Partial<EmployeeValues> = {}
  const changed: Record<string, { from: unknown; to: unknown }> = {}
  const isSealed = (name: string) => SEALED.some((field) => name.startsWith(field))
  for (const [name, to] of Object.entries(row)) {
    const from = before[name as keyof EmployeeValues]
    if (isSealed(name) || from === to) continue
    Object.assign(values, { [name]: to })
    changed[name] = { from, to }
  }
  for (const field of SEALED) {
    const isSame =
      field === 'document'
        ? row.documentLast === undefined
        : row[`${field}Hash`] === undefined || row[`${field}Hash`] === before[`${field}Hash`]
    if (isSame) continue
    const columns = Object.entries(row).filter(([name]) => name.startsWith(field))
    Object.assign(values, Object.fromEntries(columns))
    changed[field] = { from: before[`${field}Last`], to: row[`${field}Last`] }
  }
  return { values, changed }
}

async function isPeselTaken(ctx: ScopeContext, peselHash: string): Promise<boolean> {
  const rows = await ctx.tx
    .select({ id: employees.id })
    .from(employees)
    .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.peselHash, peselHash)))
    .limit(1)
  return rows.length > 0
}

async function isAccountShared(ctx: ScopeContext, accountHash: string | null): Promise<boolean> {
  if (!accountHash) return false
  const rows = await ctx.tx
    .select({ id: employees.id })
    .from(employees)
    .where(and(eq(employees.tenantId, ctx.tenantId), eq(employees.accountHash, accountHash)))
    .limit(1)
  return rows.length > 0
}
