// A table from a browser: read within a limit, in the encoding that its spreadsheet wrote.
import { FormRefusal } from '#app/http/form.server.ts'
import { readMultipart } from '#app/http/multipart.server.ts'

export async function readUploadedText(
  request: Request,
  maxBytes: number,
): Promise<{ text: string; fields: FormData; name: string }> {
  let fileName = ''
  const { outcomes, fields, isCutOff } = await readMultipart(
    request,
    { files: 1, fileBytes: maxBytes + 1 },
    async ({ stream, name }) => {
      fileName = name
      const parts: Buffer[] = []
      for await (const part of stream) parts.push(part as Buffer)
      return Buffer.concat(parts)
    },
  )
  const bytes = outcomes[0]
  if (!bytes || bytes.length === 0 || isCutOff) throw new FormRefusal({ file: 'required' })
  if (bytes.length > maxBytes) throw new FormRefusal({ file: 'too_big' })
  return { text: decode(bytes), fields, name: fileName }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Polish spreadsheets of old save in the code page of Windows.
    return new TextDecoder('windows-1250').decode(bytes)
  }
}
