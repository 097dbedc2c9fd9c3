// Forms of the payroll that write many things at once: all of it, or nothing.
import { beforeAll, describe, expect, it } from 'vitest'
import { cellName, wasName } from '#app/features/payroll/month-cell.ts'
import { loadGrid, saveGrid } from '#app/features/payroll/month-grid.server.ts'
import { readUploadedText } from '#app/features/payroll/read-upload.server.ts'
import { stepsOf } from '#app/features/payroll/run-steps.ts'
import { withWeek } from '#app/features/payroll/terms-form.server.ts'
import { FormRefusal } from '#app/http/form.server.ts'
import { listMonthInputs } from '#tenants/payroll/queries/absences.server.ts'
import { permissionsOf } from '#tenants/shared/permissions.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { aHire, anEmployee, payrollOf } from '#tests/factories/payroll.ts'

const now = new Date('2026-11-23T09:00:00Z')
const period = '2026-11'
let ground: Awaited<ReturnType<typeof payrollOf>>
let employmentId: string

beforeAll(async () => {
  ground = await payrollOf(now)
  const person = await anEmployee(ground.hr, ground.tenantId)
  employmentId = (await aHire(ground.hr, ground.tenantId, person.id)).employmentId
})

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
const cell = (code: string) => cellName(employmentId, code)
const save = (fields: Record<string, string>) =>
  withCompany(ground.hr, ground.tenantId, {}, (ctx) =>
    saveGrid(ctx, { form: formOf(fields), period }),
  )
const recorded = () =>
  withCompany(ground.hr, ground.tenantId, { readOnly: true }, (ctx) => listMonthInputs(ctx, period))

async function refusalOf(work: Promise<unknown>): Promise<Record<string, string>> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(FormRefusal)
  return (error as FormRefusal).errors
}

describe('the grid of a month', () => {
  it('names the cell that is wrong and writes none of the others', async () => {
    const sent = { [cell('overtime_50')]: '7,5', [cell('bonus')]: 'dużo' }
    expect(await refusalOf(save(sent))).toEqual({ [cell('bonus')]: 'cell_amount_text' })
    expect(await recorded()).toEqual([])
  })

  it('writes what changed, shows it as it is typed, and takes an emptied cell away', async () => {
    const sent = { [cell('overtime_50')]: '7,5', [cell('bonus')]: '500' }
    expect(await save(sent)).toBe(2)
    const grid = await withCompany(ground.hr, ground.tenantId, { readOnly: true }, (ctx) =>
      loadGrid(ctx, { period, cursor: null }),
    )
    expect(grid.rows).toEqual([
      { employmentId, name: 'Kowalski Jan', position: 'Magazynier', takesHours: false },
    ])
    expect(grid.values).toEqual({ [cell('overtime_50')]: '7:30', [cell('bonus')]: '500,00' })
    const seen = {
      ...grid.versions,
      [wasName(employmentId, 'bonus')]: '500,00',
      [wasName(employmentId, 'overtime_50')]: '7:30',
    }
    expect(await save({ ...grid.values, ...seen })).toBe(0)
    expect(await save({ ...grid.values, ...seen, [cell('bonus')]: '' })).toBe(1)
    expect((await recorded()).map(({ code, minutes }) => [code, minutes])).toEqual([
      ['overtime_50', 450],
    ])
  })

  it('writes over nobody: a cell that changed meanwhile stops all, one left alone gives way', async () => {
    const grid = () =>
      withCompany(ground.hr, ground.tenantId, { readOnly: true }, (ctx) =>
        loadGrid(ctx, { period, cursor: null }),
      )
    const page = async () => {
      const { values, versions } = await grid()
      const was = Object.fromEntries(
        Object.entries(values).map(([name, text]) => [name.replace('cell_', 'was_'), text]),
      )
      return { ...values, ...versions, ...was }
    }
    expect(await save({ ...(await page()), [cell('reward')]: '100' })).toBe(1)
    const [mine, theirs] = [await page(), await page()]
    expect(await save({ ...theirs, [cell('reward')]: '200' })).toBe(1)
    const late = { ...mine, [cell('reward')]: '300', [cell('night')]: '2' }
    expect(await refusalOf(save(late))).toEqual({ [cell('reward')]: 'cell_changed' })
    expect((await grid()).values[cell('night')]).toBeUndefined()
    expect(await save({ ...mine, [cell('night')]: '2' })).toBe(1)
    expect((await grid()).values).toMatchObject({
      [cell('reward')]: '200,00',
      [cell('night')]: '2',
    })
    // An entry that appeared where this person saw none is not overwritten either.
    const { [cell('night')]: _, ...blind } = await page()
    const unseen = Object.fromEntries(
      Object.entries(blind).filter(([name]) => !name.endsWith('night')),
    )
    expect(await refusalOf(save({ ...unseen, [cell('night')]: '3' }))).toEqual({
      [cell('night')]: 'cell_changed',
    })
  })

  it('finds no contract of another company behind a cell', async () => {
    const other = await payrollOf(now)
    const person = await anEmployee(other.hr, other.tenantId)
    const foreign = await aHire(other.hr, other.tenantId, person.id)
    await expect(save({ [cellName(foreign.employmentId, 'bonus')]: '100' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('a working week', () => {
  it('is typed in hours and kept in minutes', () => {
    const read = withWeek(
      formOf({ 'week.0': '8', 'week.1': '7:30', 'week.2': '7,5', 'week.6': '' }),
    )
    expect([...read.entries()]).toEqual([
      ['weekMinutes.0', '480'],
      ['weekMinutes.1', '450'],
      ['weekMinutes.2', '450'],
      ['weekMinutes.6', '0'],
    ])
  })

  it.each(['25', '8h', '-1', '7,33', '24:30'])('does not know %s hours', async (typed) => {
    const work = Promise.resolve().then(() => withWeek(formOf({ 'week.3': typed })))
    expect(await refusalOf(work)).toEqual({ 'week.3': 'minutes' })
  })
})

describe('a file of people', () => {
  const sent = (bytes: Uint8Array<ArrayBuffer>) => {
    const body = new FormData()
    body.append('take', 'good_ones')
    body.append('file', new Blob([bytes]), 'osoby.csv')
    return new Request('http://localhost/', { method: 'POST', body })
  }

  it('is read in the encoding that an old spreadsheet wrote', async () => {
    // "Żółw" in the code page of Windows.
    const { text, fields } = await readUploadedText(
      sent(Uint8Array.from([0xaf, 0xf3, 0xb3, 0x77])),
      100,
    )
    expect(text).toBe('Żółw')
    expect(fields.get('take')).toBe('good_ones')
  })

  it('is refused when it is empty or too large', async () => {
    const empty = readUploadedText(sent(new Uint8Array(0)), 100)
    expect(await refusalOf(empty)).toEqual({ file: 'required' })
    const large = readUploadedText(sent(new Uint8Array(101).fill(65)), 100)
    expect(await refusalOf(large)).toEqual({ file: 'too_big' })
  })
})

describe('the steps of a run', () => {
  const ready = {
    status: 'checked',
    calculationState: 'done',
    blockingCount: 0,
    payslipCount: 3,
    isOvertaken: false,
    changedPeople: 0,
    areSettingsChanged: false,
  } as const
  const of = (role: 'hr' | 'agent' | 'finance', run: Parameters<typeof stepsOf>[0]) =>
    stepsOf(run, role === 'agent' ? 'provider' : 'client', (one) => permissionsOf(role).has(one))

  it('let the client approve and the agent do the rest', () => {
    expect(of('hr', ready)).toEqual(['approve', 'reopen'])
    expect(of('agent', ready)).toEqual(['reopen'])
    expect(of('finance', ready)).toEqual([])
    expect(of('agent', { ...ready, status: 'draft' })).toEqual(['check', 'discard'])
    expect(of('hr', { ...ready, changedPeople: 2 })).toEqual(['reopen'])
    const draft = { ...ready, status: 'draft' } as const
    expect(of('agent', { ...draft, areSettingsChanged: true })).toEqual(['discard'])
    expect(of('agent', { ...ready, status: 'draft', blockingCount: 1 })).toEqual(['discard'])
    expect(of('agent', { ...ready, status: 'closed' })).toEqual(['paid', 'reverse'])
    expect(of('hr', { ...ready, status: 'closed' })).toEqual([])
    expect(of('agent', { ...ready, status: 'reversed' })).toEqual([])
  })
})
