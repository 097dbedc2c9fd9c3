import { expect, test } from 'vitest'
import { packLines, type QueueLine, unpackLines } from './queue-line.ts'

const line = (overrides: Partial<QueueLine> = {}): QueueLine => ({
  id: '01a1d3d4-c8a0-7000-8553-8ed7b0000206',
  co: 3,
  n: 402,
  title: 'Dostęp dla: „Ewa” <Kamińska>',
  service: 'it',
  status: 'waiting_client',
  priority: 1,
  due: 'jutro 09:00',
  tone: 'soon',
  who: 'Anna Księgowska',
  ...overrides,
})

test('rows come out as they went in, with and without holder and date of arrival', () => {
  const lines = [line(), line({ who: null, title: '' }), line({ opened: 'dziś 08:01' })]
  expect(unpackLines(packLines(lines))).toEqual(lines)
  expect(unpackLines(packLines([]))).toEqual([])
})

test('a title cannot break out of its row', () => {
  const [first, ...rest] = unpackLines(packLines([line({ title: 'a\tb\nc\td' })]))
  expect(rest).toEqual([])
  expect(first).toEqual(line({ title: 'a b c d' }))
})
