import { expect, test } from 'vitest'
import { changePreferences } from '#tenants/identity/commands/change-preferences.server.ts'
import { aCompany, addMember, aMember } from '#tests/factories/company.ts'
import { ownerSql } from '#tests/setup/database-worker.ts'

const now = new Date('2026-11-23T09:00:00Z')
const request = { now, requestId: 'test', ip: '127.0.0.1', userAgent: null }

test('name and language follow the person into every company, the look does not', async () => {
  const [one, two] = [await aCompany(), await aCompany()]
  const person = await aMember(one, 'finance', now)
  await addMember(two, person, 'viewer')
  const bystander = await aMember(two, 'owner', now)
  const rows = (accountId: string) => ownerSql()`
    select name, locale from members where account_id = ${accountId}`
  const change = (given: Parameters<typeof changePreferences>[1]) =>
    changePreferences(request, given)

  await change({ accountId: person.id, locale: 'en' })
  expect(await rows(person.id)).toEqual([
    { name: person.name, locale: 'en' },
    { name: person.name, locale: 'en' },
  ])
  await change({ accountId: person.id, name: 'Ewa Nowa', theme: 'dark' })
  expect(await rows(person.id)).toEqual([
    { name: 'Ewa Nowa', locale: 'en' },
    { name: 'Ewa Nowa', locale: 'en' },
  ])
  expect(await rows(bystander.id)).toEqual([{ name: bystander.name, locale: 'pl' }])
})
