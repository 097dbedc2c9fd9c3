import { describe, expect, it } from 'vitest'
import { dictionary } from '#app/i18n/dictionaries.ts'
import type { Locale } from '#app/i18n/locale.tsx'
import { formatters } from '#app/ui/use-format.ts'
import { factsOf } from './event-words.ts'

const said = (locale: Locale, data: Record<string, unknown>) =>
  factsOf({ t: dictionary(locale), f: formatters(locale, 'Europe/Warsaw'), locale }, data)

describe('the facts of an audit row', () => {
  it('calls the name of a received file a file, and of an invited one a person', () => {
    expect(said('pl', { name: 'faktura.xml', sha256: 'ab' })).toEqual(['plik: faktura.xml'])
    expect(said('en', { name: 'Jan Nowak' })).toEqual(['person: Jan Nowak'])
  })

  it('says which clocks were counted anew, and from what to what', () => {
    const clocks = [
      { kind: 'resolution', seq: 1, from: 480, to: 240 },
      { kind: 'next_response', seq: 3, from: 120, to: 60 },
    ]
    const [text = ''] = said('pl', { clocks })
    expect(text.replace(/\s/gu, ' ')).toBe(
      'zegary: Rozwiązanie 8 godz. → 4 godz., Kolejna odpowiedź (3.) 2 godz. → 1 godz.',
    )
    expect(said('en', { clock: 'resolution', seq: 1 })).toEqual(['clock: Resolution'])
    expect(said('en', { seq: 2 })).toEqual(['which in order: 2'])
  })

  it('says the request type in words, and an unknown one as it stands', () => {
    expect(said('pl', { requestType: 'purchase_invoice' })).toEqual(['rodzaj: Faktura kosztowa'])
    expect(said('pl', { requestType: 'of_old' })).toEqual(['rodzaj: of_old'])
  })
})
