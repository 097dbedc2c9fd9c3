// What somebody typed or chose, as the answer that a question's kind takes.
import { isLocalDate, type LocalDate } from '../../shared/dates.ts'
import { isId } from '../../shared/ids.ts'
import { parseAmount } from '../../shared/money.ts'
import { type Err, err, type Ok, ok } from '../../shared/result.ts'
import {
  MOST_ANSWER_FILES,
  type QuestionKind,
  type QuestionShape,
  type QuestionValue,
} from './question-kinds.ts'

const MOST_LETTERS = 10_000

export type AnswerRefusal =
  | 'required'
  | 'too_long'
  | 'not_an_amount'
  | 'not_a_number'
  | 'too_small'
  | 'too_large'
  | 'not_a_choice'
  | 'not_a_date'
  | 'date_too_early'
  | 'date_too_late'
  | 'not_a_file'
  | 'too_many'

/** The typed answer, or why what was sent is none. */
export function readAnswer(
  { kind, shape }: { kind: QuestionKind; shape: QuestionShape },
  sent: unknown,
): Ok<QuestionValue> | Err<AnswerRefusal> {
  if (kind === 'file') return readFiles(sent)
  if (typeof sent === 'boolean') return kind === 'yesno' ? ok(sent) : err('required')
  if (typeof sent !== 'string' || sent.trim() === '') return err('required')
  const text = sent.replaceAll('\r\n', '\n').trim()
  switch (kind) {
    case 'text':
      return text.length > MOST_LETTERS ? err('too_long') : ok(text)
    case 'amount':
      return readAmount(text, shape)
    case 'number':
      return readNumber(text, shape)
    case 'choice':
      return shape.options?.some(({ value }) => value === text) ? ok(text) : err('not_a_choice')
    case 'yesno':
      return text === 'yes' || text === 'no' ? ok(text === 'yes') : err('not_a_choice')
    case 'date':
      return readDate(text, shape)
  }
}

function readAmount(text: string, { min, max }: QuestionShape): Ok<string> | Err<AnswerRefusal> {
  const minor = text.length > 40 ? null : parseAmount(text)
  if (minor === null) return err('not_an_amount')
  if (minor < (min === undefined ? -MOST_MINOR : BigInt(min))) return err('too_small')
  if (minor > (max === undefined ? MOST_MINOR : BigInt(max))) return err('too_large')
  return ok(minor.toString())
}

function readNumber(text: string, { min, max }: QuestionShape): Ok<number> | Err<AnswerRefusal> {
  if (!/^[+-]?\d{1,12}$/.test(text)) return err('not_a_number')
  const number = Number(text)
  if (number < Number(min ?? -1e12)) return err('too_small')
  return number > Number(max ?? 1e12) ? err('too_large') : ok(number)
}

/** Ten billion: what is above is a typing error. */
const MOST_MINOR = 10n ** 12n

function readDate(text: LocalDate, { min, max }: QuestionShape): Ok<string> | Err<AnswerRefusal> {
  if (!isLocalDate(text)) return err('not_a_date')
  if (text < (min ?? '1900-01-01')) return err('date_too_early')
  return text > (max ?? '2199-12-31') ? err('date_too_late') : ok(text)
}

function readFiles(sent: unknown): Ok<string[]> | Err<AnswerRefusal> {
  const ids = typeof sent === 'string' && sent !== '' ? [sent] : sent
  if (!Array.isArray(ids) || ids.length === 0) return err('required')
  if (!ids.every((id): id is string => typeof id === 'string' && isId(id))) return err('not_a_file')
  return ids.length > MOST_ANSWER_FILES ? err('too_many') : ok(ids)
}
