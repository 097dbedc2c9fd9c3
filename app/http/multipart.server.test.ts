import { describe, expect, it } from 'vitest'
import { isAppError } from '#tenants/shared/app-error.ts'
import { type IncomingFile, readMultipart } from './multipart.server.ts'

const limits = { files: 3, fileBytes: 10 }

async function take({ field, name, stream, fields }: IncomingFile) {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return { field, name, text: Buffer.concat(chunks).toString(), known: [...fields.keys()] }
}

function posted(body: BodyInit, contentType?: string): Request {
  const headers: HeadersInit = contentType ? { 'Content-Type': contentType } : {}
  return new Request('http://localhost/', {
    method: 'POST',
    body,
    headers,
    ...({ duplex: 'half' } as RequestInit),
  })
}

function aForm(parts: [string, string | File][]): FormData {
  const form = new FormData()
  for (const [name, value] of parts) form.append(name, value)
  return form
}

describe('readMultipart', () => {
  it('gives files in order, with the fields that came before them', async () => {
    const form = aForm([
      ['key', 'k'],
      ['file', new File(['one'], 'żółw.xml')],
      ['later', 'l'],
      ['file', new File(['two'], 'b.pdf')],
      ['file', new File([], '')],
    ])
    const read = await readMultipart(posted(form), limits, take)
    expect(read.outcomes).toEqual([
      { field: 'file', name: 'żółw.xml', text: 'one', known: ['key'] },
      { field: 'file', name: 'b.pdf', text: 'two', known: ['key', 'later'] },
    ])
    expect([read.hasTooManyFiles, read.isCutOff]).toEqual([false, false])
    expect(read.fields.get('later')).toBe('l')
  })

  it('ends a file at the limit and reads on', async () => {
    const form = aForm([
      ['a', new File(['0123456789abc'], 'long')],
      ['b', new File(['short'], 'short')],
    ])
    const { outcomes } = await readMultipart(posted(form), limits, take)
    expect(outcomes.map(({ text }) => text)).toEqual(['0123456789', 'short'])
  })

  it('drains a file whose consumer has left', async () => {
    const form = aForm([
      ['a', new File(['left alone'], 'a')],
      ['b', new File(['read'], 'b')],
    ])
    const { outcomes } = await readMultipart(posted(form), limits, async (file) =>
      file.field === 'a' ? 'refused' : (await take(file)).text,
    )
    expect(outcomes).toEqual(['refused', 'read'])
  })

  it('says that there were more files than it takes', async () => {
    const form = aForm(['1', '2', '3', '4'].map((name) => ['file', new File(['x'], name)]))
    const read = await readMultipart(posted(form), limits, take)
    expect([read.outcomes.length, read.hasTooManyFiles]).toEqual([3, true])
  })

  it('tells a body that ends too early, and gives its last file an error', async () => {
    const start = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf'
    const read = await readMultipart(
      posted(start, 'multipart/form-data; boundary=b'),
      limits,
      (file) => take(file).catch(() => 'broken'),
    )
    expect([read.outcomes, read.isCutOff]).toEqual([['broken'], true])
  })

  it('survives a sender that goes away', async () => {
    const start = '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf'
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(start))
        setTimeout(() => controller.error(new Error('gone')), 10)
      },
    })
    const read = await readMultipart(
      posted(stream, 'multipart/form-data; boundary=b'),
      limits,
      (file) => take(file).catch(() => 'broken'),
    )
    expect([read.outcomes, read.isCutOff]).toEqual([['broken'], true])
  })

  it.each([
    ['text/plain', 'x'],
    ['multipart/form-data', 'no boundary'],
    ['application/x-www-form-urlencoded', 'a=b'],
  ])('refuses a body of %s', async (contentType, body) => {
    const refused = await readMultipart(posted(body, contentType), limits, take).catch((e) => e)
    expect(isAppError(refused) && refused.code).toBe('invalid_input')
  })
})
