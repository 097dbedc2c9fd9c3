import { describe, expect, test } from 'vitest'
import { linesOf, MAX_LINE_LENGTH } from './calc/lines.ts'
import { runCalc } from './calc.ts'

async function* chunks(...parts: (string | Uint8Array)[]) {
  yield* parts
}

async function calc(name: string, ...cases: unknown[]) {
  const answers: string[] = []
  const text = cases.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n')
  const exitCode = await runCalc(name, linesOf(chunks(text)), (line) => answers.push(line))
  return { exitCode, answers: answers.map((line) => JSON.parse(line)), raw: answers }
}

const sla = {
  zone: 'Europe/Warsaw',
  hours: {
    mon: [['08:00', '16:00']],
    tue: [
      ['08:00', '12:00'],
      ['12:30', '17:00'],
    ],
  },
  holidays: ['2026-12-24', '2026-12-25'],
  target_minutes: 480,
  started_at: '2026-12-21T12:00:59Z',
  stopped_at: null,
  now: '2026-12-28T09:00:00.999Z',
  waits: [{ from: '2026-12-22T08:00:00Z', to: null, party: 'client' }],
}

const price = {
  currency: 'PLN',
  period: { from: '2026-10-01', to: '2026-10-31' },
  active: { from: '2026-10-11', to: null },
  plan: {
    minimum_minor: 0,
    components: [
      { code: 'care', model: 'flat', amount_minor: 150_000, prorate: true },
      { code: 'doc', model: 'unit', included: 100, unit_minor: 450 },
      {
        code: 'slip',
        model: 'graduated',
        tiers: [
          { up_to: 50, unit_minor: 3_000 },
          { up_to: null, unit_minor: 2_500, flat_minor: 0 },
        ],
      },
      {
        code: 'case',
        model: 'volume',
        tiers: [
          { up_to: 20, unit_minor: 9_000 },
          { up_to: null, unit_minor: 7_000 },
        ],
      },
      { code: 'page', model: 'package', size: 1_000, package_minor: 12_000 },
    ],
  },
  usage: { doc: 137, slip: 61, case: 24, page: 2_300 },
  credits: { percent_bp: 500, base: 'care', cap_bp: 1_500 },
}

describe('calc sla', () => {
  test('answers the partition and the due time', async () => {
    const { answers, exitCode } = await calc('sla', sla)
    expect(exitCode).toBe(0)
    expect(answers).toEqual([
      {
        elapsed_minutes: 240,
        due_at: null,
        breached_at: null,
        intervals: [
          ['2026-12-21T12:00:00Z', '2026-12-21T15:00:00Z', 'provider', 180],
          ['2026-12-21T15:00:00Z', '2026-12-22T07:00:00Z', 'closed', 960],
          ['2026-12-22T07:00:00Z', '2026-12-22T08:00:00Z', 'provider', 60],
          ['2026-12-22T08:00:00Z', '2026-12-22T11:00:00Z', 'client', 180],
          ['2026-12-22T11:00:00Z', '2026-12-22T11:30:00Z', 'closed', 30],
          ['2026-12-22T11:30:00Z', '2026-12-22T16:00:00Z', 'client', 270],
          ['2026-12-22T16:00:00Z', '2026-12-28T07:00:00Z', 'closed', 8_100],
          ['2026-12-28T07:00:00Z', '2026-12-28T09:00:00Z', 'client', 120],
        ].map(([from, to, party, minutes]) => ({ from, to, party, minutes })),
      },
    ])
  })

  test('counts on past now once the wait has ended', async () => {
    const waits = [{ from: '2026-12-22T08:00:00Z', to: '2026-12-28T09:00:00Z', party: 'client' }]
    const late = { ...sla, waits, now: '2026-12-28T13:01:00Z' }
    const { answers } = await calc('sla', { ...sla, waits }, late, {
      ...late,
      now: '2026-12-28T13:00:00Z',
    })
    expect(answers[0]).toMatchObject({ due_at: '2026-12-28T13:00:00Z', breached_at: null })
    expect(answers[1]).toMatchObject({ breached_at: '2026-12-28T13:00:00Z' })
    expect(answers[2]).toMatchObject({ elapsed_minutes: 480, breached_at: null })
  })

  test.each([
    [{ zone: 'Europe/Warszawa' }, 'zone'],
    [{ hours: { mon: [['08:00', '16:60']] } }, 'hours.mon.0.1'],
    [{ hours: { mon: [['08:00', '24:01']] } }, 'hours.mon.0.1'],
    [{ hours: { mon: [['16:00', '08:00']] } }, 'hours.mon.0'],
    [{ hours: { mon: [['08:00']] } }, 'hours.mon.0'],
    [{ hours: { monday: [] } }, 'hours.monday'],
    [{ hours: undefined }, 'hours'],
    [{ holidays: ['2026-12-24', '2026-02-30'] }, 'holidays.1'],
    [{ holidays: { country: 'XX' } }, 'holidays.country'],
    [{ target_minutes: -1 }, 'target_minutes'],
    [{ target_minutes: 0.5 }, 'target_minutes'],
    [{ target_minutes: '480' }, 'target_minutes'],
    [{ started_at: undefined }, 'started_at'],
    [{ started_at: '2026-12-21 12:00' }, 'started_at'],
    [{ started_at: '2026-12-21T12:00:00+01:00' }, 'started_at'],
    [{ started_at: '2026-02-29T12:00:00Z' }, 'started_at'],
    [{ now: '2026-12-21T24:00:00Z' }, 'now'],
    [{ stopped_at: '2026-12-21T11:00:00Z' }, 'stopped_at'],
    [{ waits: [{ from: 'x', to: null, party: 'client' }] }, 'waits.0.from'],
    [{ waits: [{ from: '2026-12-22T08:00:00Z', to: null, party: 'closed' }] }, 'waits.0.party'],
    [
      { waits: [{ from: '2026-12-22T08:00:00Z', to: '2026-12-22T07:00:00Z', party: 'client' }] },
      'waits.0.to',
    ],
  ])('%j is told at %s', async (change, field) => {
    const { answers, exitCode } = await calc('sla', { ...sla, ...change })
    expect(answers).toEqual([{ error: { field, message: expect.stringMatching(/^(must|is) /) } }])
    expect(exitCode).toBe(1)
  })

  test('takes a holiday calendar by country', async () => {
    const { answers } = await calc(
      'sla',
      { ...sla, holidays: { country: 'PL' }, waits: [] },
      {
        ...sla,
        holidays: { country: 'PL', extra: ['2026-12-22'] },
        waits: [],
      },
    )
    expect(answers[0].due_at).toBe('2026-12-22T12:30:00Z')
    expect(answers[1].due_at).toBe('2026-12-28T12:00:00Z')
  })
})

describe('calc price', () => {
  test('answers lines, true-up, credit and net', async () => {
    const { answers, exitCode } = await calc('price', price)
    expect(exitCode).toBe(0)
    expect(answers).toEqual([
      {
        lines: [
          { code: 'care', quantity: 1, amount_minor: 101_613 },
          { code: 'doc', quantity: 137, amount_minor: 16_650 },
          { code: 'slip', quantity: 61, amount_minor: 177_500 },
          { code: 'case', quantity: 24, amount_minor: 168_000 },
          { code: 'page', quantity: 2_300, amount_minor: 36_000 },
        ],
        true_up_minor: 0,
        credit_minor: 5_081,
        net_minor: 494_682,
      },
    ])
  })

  test('writes amounts beyond the reach of a float to the last digit', async () => {
    const components = [{ code: 'a', model: 'unit', unit_minor: Number.MAX_SAFE_INTEGER }]
    const { raw } = await calc('price', {
      ...price,
      plan: { components },
      usage: { a: 1_000_003 },
      credits: null,
    })
    expect(raw[0]).toContain(`"net_minor":${9_007_199_254_740_991n * 1_000_003n}}`)
  })

  test.each([
    [{ currency: 'zł' }, 'currency'],
    [{ period: { from: '2026-10-31', to: '2026-10-01' } }, 'period.to'],
    [{ period: { from: '2026-10-01' } }, 'period.to'],
    [{ active: { from: '2026-10-31', to: '2026-10-01' } }, 'active.to'],
    [{ plan: undefined }, 'plan'],
    [{ plan: { components: [{ code: 'a', model: 'tiered' }] } }, 'plan.components.0.model'],
    [{ usage: { doc: -1 } }, 'usage.doc'],
    [{ usage: { doc: 1.5 } }, 'usage.doc'],
    [{ usage: { doc: 9_007_199_254_740_992 } }, 'usage.doc'],
    [{ credits: { percent_bp: 500, base: 'fax' } }, 'credits.base'],
    [{ credits: { percent_bp: 10_001, base: 'care' } }, 'credits.percent_bp'],
  ])('%j is told at %s', async (change, field) => {
    const { answers, exitCode } = await calc('price', { ...price, ...change })
    expect(answers).toEqual([{ error: { field, message: expect.stringMatching(/^(must|is) /) } }])
    expect(exitCode).toBe(1)
  })
})

describe('calc id and calc deadline', () => {
  test('tell numbers and days', async () => {
    const ids = await calc(
      'id',
      { kind: 'nip', value: '526-000-12-46' },
      { kind: 'pesel', value: '02270812350' },
      { kind: 'regon', value: '123456784' },
      { kind: 'iban', value: '61 1090 1014 0000 0712 1981 2874' },
      { kind: 'ksef', value: '5265877635-20250826-0100001AF629-AF' },
    )
    expect(ids).toMatchObject({ exitCode: 0 })
    expect(ids.answers).toEqual([
      { valid: true, normal: '5260001246' },
      { valid: true, normal: '02270812350', born_on: '2002-07-08', sex: 'm' },
      { valid: false, normal: null },
      { valid: true, normal: 'PL61109010140000071219812874' },
      { valid: true, normal: '5265877635-20250826-0100001AF629-AF' },
    ])
    const days = await calc(
      'deadline',
      { regime: 'consumer', received_on: '2026-12-10' },
      { duty: 'jpk_v7m', month: '2026-11' },
    )
    expect(days.answers).toEqual([{ due_on: '2026-12-28' }, { due_on: '2026-12-28' }])
  })

  test('refuse at the field', async () => {
    const { answers } = await calc(
      'deadline',
      { regime: 'consumer', received_on: '10.12.2026' },
      { regime: 'consumer', duty: 'cit', month: '2026-11' },
      { duty: 'vat', month: '2026-11' },
      { duty: 'cit', month: '2026-13' },
      {},
    )
    expect(answers.map((answer) => answer.error.field)).toEqual([
      'received_on',
      'duty',
      'duty',
      'month',
      'regime',
    ])
    const id = await calc('id', { kind: 'nip', value: 5_260_001_246 })
    expect(id.answers[0].error.field).toBe('value')
  })
})

describe('the lines around a case', () => {
  const good = '{"kind":"nip","value":"5260001246"}'

  test('a wrong line gets its error in its place and the next is still answered', async () => {
    const { answers, exitCode } = await calc('id', good, '{"kind":', '[]', 'null', '7', good)
    expect(answers.map((answer) => answer.error?.message ?? 'fine')).toEqual([
      'fine',
      'is not JSON',
      'must be an object',
      'must be an object',
      'must be an object',
      'fine',
    ])
    expect(exitCode).toBe(1)
  })

  test('blank lines, a byte order mark and Windows line ends are no cases', async () => {
    const { answers, exitCode } = await calc('id', `\uFEFF${good}\r\n\r\n${good}\n  \n`)
    expect(answers).toHaveLength(2)
    expect(exitCode).toBe(0)
  })

  test('an unknown name is refused in one sentence', async () => {
    for (const name of ['horoscope', 'constructor', '']) {
      const { answers, exitCode } = await calc(name, good, good)
      expect(answers).toEqual([
        { error: { field: 'name', message: expect.stringContaining(`"${name}"`) } },
      ])
      expect(exitCode).toBe(1)
    }
  })

  test('splits bytes wherever they were cut, letters of two bytes too', async () => {
    const bytes = new TextEncoder().encode('zażółć\ngęślą\r\njaźń')
    const lines: string[] = []
    const single = [...bytes].map((byte) => Uint8Array.of(byte))
    for await (const line of linesOf(chunks(...single))) lines.push(line)
    expect(lines).toEqual(['zażółć', 'gęślą', 'jaźń'])
  })

  test('a line that never ends is refused, not kept', async () => {
    const part = '['.repeat(1_000_000)
    const answers: string[] = []
    async function* endless() {
      for (let i = 0; i < 40; i += 1) yield part
      yield `\n${good}\n`
    }
    const exitCode = await runCalc('id', linesOf(endless()), (line) => answers.push(line))
    expect(part.length * 40).toBeGreaterThan(MAX_LINE_LENGTH)
    expect(answers.map((line) => JSON.parse(line))).toEqual([
      { error: { field: 'case', message: 'is too long' } },
      { valid: true, normal: '5260001246' },
    ])
    expect(exitCode).toBe(1)
  })
})
