// A field of whole numbers is asked for as a number, with its bounds, and answered as one.
import { expect, test } from 'vitest'
import { answerQuestion } from '#tenants/work/commands/answer-question.server.ts'
import { askClient } from '#tenants/work/commands/ask-client.server.ts'
import { openItem } from '#tenants/work/commands/open-item.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import { act, aScene, at, look } from './scene.ts'

const when = at('2026-11-23T09:00:00Z')

test('a number field is asked and its answer is a number of the item', async () => {
  const scene = await aScene({}, ['accounting', 'archive'])
  const made = await act(scene.owner, scene.company, when, (ctx) =>
    openItem(ctx, {
      requestType: 'data_digitising',
      title: 'Pudła z archiwum',
      form: { boxes: '3', after: 'return', details: 'Faktury według dat, od najstarszych' },
      source: 'request',
    }),
  )
  if (!made.ok) throw new Error(JSON.stringify(made))
  const { itemId } = made.value
  const asked = await act(scene.agent, scene.company, when, (ctx) =>
    askClient(ctx, { itemId, body: 'Ile jest pudeł?', fieldKey: 'boxes' }),
  )
  if (!asked.ok) throw new Error(asked.code)
  const { questionId } = asked.value
  const answer = (text: string) =>
    act(scene.owner, scene.company, when, (ctx) =>
      answerQuestion(ctx, { itemId, questionId, answer: text }),
    )
  expect(await answer('dużo')).toMatchObject({ code: 'not_a_number' })
  expect(await answer('10001')).toMatchObject({ code: 'too_large' })
  expect(await answer('0')).toMatchObject({ code: 'too_small' })
  expect(await answer(' 42 ')).toMatchObject({ ok: true })
  const item = await look(scene.agent, scene.company, when, (ctx) => getItem(ctx, itemId))
  expect(item!.form.boxes).toBe(42)
  expect(item!.questions[0]).toMatchObject({
    kind: 'number',
    shape: { min: '1', max: '10000' },
    value: 42,
  })
})
