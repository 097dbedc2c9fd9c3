import { describe, expect, test } from 'vitest'
import {
  demoCalendars,
  demoClientAnswers,
  demoContracts,
  demoCredits,
  demoPlan,
  demoTerms,
} from '#db/seed/demo/contracts.ts'
import { catalogue } from '#tenants/work/catalogue.ts'
import { contractValues, firstValues, readContract } from './contract-form.server.ts'

const today = '2026-11-23'
const offered = {
  types: catalogue,
  meters: [...new Set(catalogue.flatMap(({ meter }) => meter ?? []))],
}

const terms = demoContracts.map((contract) => ({
  company: contract.company,
  services: [...contract.services],
  calendar: demoCalendars[contract.calendar],
  slaTerms: demoTerms(contract),
  pricePlan: demoPlan(contract),
  paymentDays: contract.paymentDays,
  clientAnswerMinutes: demoClientAnswers[contract.company] ?? null,
  serviceCredits: demoCredits,
}))

describe('the form of a contract', () => {
  test.each(terms)(
    'of $company reads back what it was filled from',
    ({ company: _, ...version }) => {
      for (const locale of ['pl', 'en'] as const) {
        const values = { ...contractValues(version, locale), effectiveFrom: '1.12.2026' }
        const read = readContract(values, offered, today)
        if (!read.ok) throw new Error(JSON.stringify(read.errors))
        expect(read.input.effectiveFrom).toBe('2026-12-01')
        expect(read.input.pricePlan).toEqual(version.pricePlan)
        expect(read.input.calendar).toEqual(version.calendar)
        expect(read.input.paymentDays).toBe(version.paymentDays)
        expect([...read.input.services].sort()).toEqual([...version.services].sort())
        expect(read.input.slaTerms).toEqual(version.slaTerms)
        expect(read.input.serviceCredits).toEqual(version.serviceCredits)
        expect(read.input.clientAnswerMinutes).toBe(version.clientAnswerMinutes)
      }
    },
  )

  test('that a first contract starts from needs a date only', () => {
    const values = firstValues('Europe/Warsaw')
    expect(readContract(values, offered, today)).toEqual({
      ok: false,
      errors: { effectiveFrom: 'required' },
    })
    expect(readContract({ ...values, effectiveFrom: '1.12.2026' }, offered, today).ok).toBe(true)
  })

  const base = { ...contractValues(terms[0]!, 'pl'), effectiveFrom: '1.12.2026' }
  test.each([
    [{ effectiveFrom: '31.02.2026' }, { effectiveFrom: 'not_a_date' }],
    [{ paymentDays: '121' }, { paymentDays: 'payment_days' }],
    [{ paymentDays: 'x' }, { paymentDays: 'payment_days' }],
    [{ zone: 'Mars' }, { zone: 'zone' }],
    [{ 'hours.tue': 'rano' }, { 'hours.tue': 'calendar_hours' }],
    [{ extraHolidays: '2026' }, { extraHolidays: 'dates' }],
    [
      { 'sla.purchase_invoice.first': '9 h', 'sla.purchase_invoice.resolution': '8 h' },
      { 'sla.purchase_invoice.resolution': 'resolution_before_response' },
    ],
    [{ 'credits.0.below': '101' }, { 'credits.0.below': 'percent' }],
    [{ 'credits.2.below': '80' }, { 'credits.2.percent': 'required' }],
    [{ 'credits.1.below': '95', 'credits.1.percent': '6' }, { 'credits.0.below': 'twice' }],
    [{ clientAnswer: 'jutro' }, { clientAnswer: 'minutes' }],
    [{ clientAnswer: '0 h' }, { clientAnswer: 'minutes' }],
    [{ holidayCountry: 'XX' }, { holidayCountry: 'choice' }],
    [
      { 'sla.purchase_invoice.high.resolution': '30 min' },
      { 'sla.purchase_invoice.high.resolution': 'resolution_before_response' },
    ],
    [
      { 'sla.purchase_invoice.low.next': 'x', 'sla.purchase_invoice.next': '9000 h' },
      { 'sla.purchase_invoice.low.next': 'minutes' },
    ],
    [{ 'sla.purchase_invoice.next': '90000 h' }, { 'sla.purchase_invoice.next': 'minutes' }],
    [{ 'sla.purchase_invoice.first': '' }, { 'sla.purchase_invoice.first': 'required' }],
    [
      { effectiveFrom: '', 'sla.purchase_invoice.first': '99 h' },
      {
        effectiveFrom: 'required',
        'sla.purchase_invoice.resolution': 'resolution_before_response',
      },
    ],
    [{ 'sla.purchase_invoice.first': '0' }, { 'sla.purchase_invoice.first': 'minutes' }],
    [{ 'fees.0.amount': 'dużo' }, { 'fees.0.amount': 'not_an_amount' }],
    [{ 'fees.0.amount': '-1' }, { 'fees.0.amount': 'not_an_amount' }],
    [{ 'meters.document_posted.unit': '' }, { 'meters.document_posted.unit': 'required' }],
    [
      { 'meters.document_posted.included': '1,5' },
      { 'meters.document_posted.included': 'quantity' },
    ],
    [{ 'meters.document_posted.model': 'graduated' }, { 'meters.document_posted.tiers': 'tiers' }],
  ])('refuses %j at its field', (change, errors) => {
    const read = readContract({ ...base, ...change } as Record<string, string>, offered, today)
    expect(read).toEqual({ ok: false, errors })
  })

  test('wants at least one service, and leaves out promises of services not chosen', () => {
    const none = Object.fromEntries(
      Object.entries(base).filter(([name]) => !name.startsWith('services.')),
    )
    expect(readContract(none, offered, today)).toMatchObject({ errors: { services: 'required' } })
    const read = readContract({ ...none, 'services.accounting': 'on' }, offered, today)
    const codes = read.ok ? read.input.slaTerms.map((term) => term.requestType) : []
    expect(codes).toEqual(['purchase_invoice', 'vat_question', 'monthly_close'])
  })

  test('takes tiers in rows, blank ones left out', () => {
    const tiers = {
      'meters.document_posted.model': 'graduated',
      'meters.document_posted.tiers.0.upTo': '20',
      'meters.document_posted.tiers.0.unit': '10',
      'meters.document_posted.tiers.2.unit': '8,50',
      'meters.document_posted.tiers.2.flat': '5',
    }
    const read = readContract({ ...base, ...tiers }, offered, today)
    const plan = read.ok ? read.input.pricePlan.components : []
    expect(plan.find(({ code }) => code === 'document_posted')).toEqual({
      model: 'graduated',
      code: 'document_posted',
      tiers: [
        { up_to: 20, unit_minor: 1_000 },
        { up_to: null, unit_minor: 850, flat_minor: 500 },
      ],
    })
  })
})
