// Contracts of up to 200 zloty a month: 12 % of revenue, told by PIT-8AR and nowhere else.
import { expect, test } from 'vitest'
import { makeTaxForms, markTaxFormsSent } from '#tenants/payroll/commands/keep-tax-forms.server.ts'
import { renderTaxFormPdf } from '#tenants/payroll/pdf/tax-form-pdf.ts'
import { lumpSumOf } from '#tenants/payroll/pl/tax-forms/pit8ar.ts'
import { hasDataFile } from '#tenants/payroll/pl/tax-forms/variants.ts'
import { listDeclarations } from '#tenants/payroll/queries/declarations.server.ts'
import { getTaxForm, listTaxForms } from '#tenants/payroll/queries/tax-forms.server.ts'
import { withCompany } from '#tenants/shared/scope.server.ts'
import { aHire, anEmployee } from '#tests/factories/payroll.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'
import { aClosedRun, aPayroll, at, type Company, reversed } from './run-fixture.ts'

const YEAR = 2025
const AFTER = '2026-01-15T09:00:00Z'

async function paidSmall(company: Company) {
  const { hr, tenantId } = company
  const small = { kind: 'dzielo', kup: 'lump', payKind: 'lump', pit2Minor: '', term: '' }
  for (const [lastName, payMinor, endsOn] of [
    ['Mała', '200', '2025-03-31'],
    ['Mniejsza', '150', '2025-03-31'],
    ['Późna', '180', '2025-04-30'],
  ] as const) {
    const { id } = await anEmployee(hr, tenantId, { lastName })
    await aHire(hr, tenantId, id, {
      ...small,
      payMinor,
      startsOn: '2025-03-01',
      endsOn,
      insuranceCode: '00 00 0 0',
      hasSocial: '',
      hasSick: '',
      hasHealth: '',
      hasAccident: '',
      paysLabourFund: '',
      paysGuaranteeFund: '',
    })
  }
  const { id } = await anEmployee(hr, tenantId, { lastName: 'Etatowa' })
  await aHire(hr, tenantId, id, { startsOn: '2025-01-01' })
}

test('small contracts of a year make PIT-8AR, by month of payment, beside PIT-4R', async () => {
  const company = await aPayroll(new Date('2025-01-02T09:00:00Z'))
  const { tenantId } = company
  await paidSmall(company)
  await aClosedRun(company, { period: '2025-03' })
  const april = await aClosedRun(company, { period: '2025-04' })
  const agent = at(company.agent, AFTER)
  const make = (when = AFTER) =>
    withCompany(at(company.agent, when), tenantId, {}, (ctx) => makeTaxForms(ctx, { year: YEAR }))
  const read = <T>(work: Parameters<typeof withCompany<T>>[3]) =>
    withCompany(agent, tenantId, { readOnly: true }, work)
  await make()
  const { company: pit4r, lumpSum, items } = await read((ctx) => listTaxForms(ctx, { year: YEAR }))
  expect(items.map(({ personName }) => personName)).toEqual(['Etatowa Jan'])
  const form = (await read((ctx) => getTaxForm(ctx, lumpSum!.id)))!
  // 12 % of 200, 150 and 180, each to the full zloty.
  expect(form.boxes).toEqual({ people_3: 2n, tax_3: 4_200n, people_4: 1n, tax_4: 2_200n })
  expect(lumpSum).toMatchObject({ advanceMinor: 6_400n, status: 'ready' })
  const [paid] = await ownerSql()`select sum(tax_minor)::text as tax from payslips
    where tenant_id = ${tenantId} and kind = 'dzielo'`
  expect(lumpSumOf(form.boxes)).toBe(BigInt(paid!.tax))
  const other = (await read((ctx) => getTaxForm(ctx, pit4r!.id)))!
  expect(other.findings).toContain('lump_left_out')
  const listed = (await read((ctx) => listDeclarations(ctx))).items
  expect(listed.find(({ kind }) => kind === 'pit8ar')).toMatchObject({
    people: 2,
    totalMinor: 6_400n,
    dueOn: '2026-02-02',
  })
  expect(hasDataFile('pit8ar', YEAR)).toBe(false)
  const pdf = await renderTaxFormPdf({
    ...form,
    isSent: false,
    pesel: null,
    createdAt: form.madeAt,
  })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')

  await ownerSql()`update companies set tax_office_code = '1435' where tenant_id = ${tenantId}`
  await ownerSql()`update employees set tax_office_code = '1435' where tenant_id = ${tenantId}`
  await make()
  const sent = await withCompany(agent, tenantId, {}, (ctx) =>
    markTaxFormsSent(ctx, { year: YEAR, ids: null }),
  )
  expect(sent.sent).toBe(3)
  await reversed(company, april, '2026-02-03T09:00:00Z')
  await make('2026-02-04T09:00:00Z')
  const corrected = (await read((ctx) => listTaxForms(ctx, { year: YEAR }))).lumpSum
  expect(corrected).toMatchObject({ number: 2, status: 'ready', advanceMinor: 4_200n })
}, 60_000)

test('a year without small contracts has no PIT-8AR', async () => {
  const company = await aPayroll(new Date('2025-01-02T09:00:00Z'))
  const { id } = await anEmployee(company.hr, company.tenantId)
  await aHire(company.hr, company.tenantId, id, { startsOn: '2025-01-01' })
  await aClosedRun(company, { period: '2025-03' })
  const agent = at(company.agent, AFTER)
  await withCompany(agent, company.tenantId, {}, (ctx) => makeTaxForms(ctx, { year: YEAR }))
  const { company: pit4r, lumpSum } = await withCompany(
    agent,
    company.tenantId,
    { readOnly: true },
    (ctx) => listTaxForms(ctx, { year: YEAR }),
  )
  expect([pit4r?.kind, lumpSum]).toEqual(['pit4r', null])
})
