// One sentence for each code that a form can be refused with, shown at its field.
// Codes are zod messages of the modules' schemas and codes of their refusals.
import type { Dictionary } from './dictionaries.ts'

const pl = {
  required: 'To pole jest wymagane.',
  too_short: 'Za krótko.',
  too_long: 'Za długo. Skróć tekst.',
  too_small: 'Za mało.',
  too_large: 'Za dużo.',
  too_many: 'Za dużo pozycji.',
  too_big: 'Za dużo.',
  invalid: 'Nieprawidłowa wartość.',
  invalid_form: 'Sprawdź pola formularza.',
  not_a_number: 'Wpisz liczbę całkowitą.',
  not_an_amount: 'Wpisz kwotę, np. 1234,50.',
  not_a_date: 'Wpisz datę, np. 05.03.2026.',
  not_a_choice: 'Wybierz jedną z możliwości.',
  not_a_file: 'Nie ma takiego pliku.',
  not_found: 'Nie ma takiej pozycji.',
  not_a_nip: 'To nie jest prawidłowy NIP.',
  not_an_email: 'To nie jest adres e-mail.',
  taken: 'Ta wartość jest już zajęta.',
  item_closed: 'Sprawa jest już zamknięta.',
  question_open: 'Najpierw trzeba odpowiedzieć na pytanie albo je wycofać.',
  no_open_question: 'Na to pytanie już odpowiedziano albo je wycofano.',
  unknown_request_type: 'Nie ma takiego rodzaju sprawy.',
  not_offered: 'Tego rodzaju sprawy nie można zlecić samodzielnie.',
  no_contract: 'Umowa jeszcze nie obowiązuje.',
  service_not_contracted: 'Umowa nie obejmuje tej usługi.',
}

const en: typeof pl = {
  required: 'This field is required.',
  too_short: 'Too short.',
  too_long: 'Too long. Please shorten it.',
  too_small: 'Too little.',
  too_large: 'Too much.',
  too_many: 'Too many.',
  too_big: 'Too much.',
  invalid: 'This value is not valid.',
  invalid_form: 'Check the fields of the form.',
  not_a_number: 'Enter a whole number.',
  not_an_amount: 'Enter an amount, for example 1234.50.',
  not_a_date: 'Enter a date, for example 05.03.2026.',
  not_a_choice: 'Choose one of the options.',
  not_a_file: 'There is no such file.',
  not_found: 'There is no such item.',
  not_a_nip: 'This is not a valid NIP.',
  not_an_email: 'This is not an e-mail address.',
  taken: 'This value is already taken.',
  item_closed: 'The item is closed already.',
  question_open: 'The question has to be answered or withdrawn first.',
  no_open_question: 'This question has been answered or withdrawn already.',
  unknown_request_type: 'There is no such type of request.',
  not_offered: 'This type cannot be requested.',
  no_contract: 'The contract is not in force yet.',
  service_not_contracted: 'The contract does not cover this service.',
}

export const fieldErrors = { pl, en }

/** The sentence for a code; a code without one of its own still says that it is wrong. */
export function fieldErrorText(t: Dictionary, code: string | null | undefined): string | undefined {
  if (!code) return undefined
  const words: Record<string, string> = t.common.fieldErrors
  return Object.hasOwn(words, code) ? words[code] : words.invalid
}
