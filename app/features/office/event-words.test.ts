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

  it('says the request type in words, and an unknown one as it stands', () => {
    expect(said('pl', { requestType: 'purchase_invoice' })).toEqual(['rodzaj: Faktura kosztowa'])
    expect(said('pl', { requestType: 'of_old' })).toEqual(['rodzaj: of_old'])
  })
})
