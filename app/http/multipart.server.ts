// Forms with files, read as they arrive: a file is handed on as a stream and never
// stands whole in memory. Fields that come before a file are known when it is handed on.
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import busboy from 'busboy'
import { AppError } from '#tenants/shared/app-error.ts'

export type IncomingFile = {
  field: string
  name: string
  stream: Readable
  /** What the form said so far. */
  fields: FormData
}

export type Multipart<Outcome> = {
  fields: FormData
  /** What `take` made of each file, in the order of the form. */
  outcomes: Outcome[]
  /** More files than allowed were sent; those beyond were not read. */
  hasTooManyFiles: boolean
  /** The browser went away before the end. */
  isCutOff: boolean
}

type Limits = {
  files: number
  /** Bytes after which a file's stream ends; `take` sees that it is over the limit. */
  fileBytes: number
}

const FIELD_LIMITS = { fields: 200, fieldSize: 100_000, fieldNameSize: 200, headerPairs: 100 }

/**
 * Reads a multipart form. `take` must consume the stream, or it is drained after it.
 * A body that is no multipart form is refused as invalid input.
 */
export async function readMultipart<Outcome>(
  request: Request,
  limits: Limits,
  take: (file: IncomingFile) => Promise<Outcome>,
): Promise<Multipart<Outcome>> {
  const parser = parserOf(request, limits)
  const fields = new FormData()
  const outcomes: Promise<Outcome>[] = []
  let hasTooManyFiles = false
  let isCutOff = false

  parser.on('field', (name, value) => fields.append(name, value))
  parser.on('filesLimit', () => {
    hasTooManyFiles = true
  })
  parser.on('file', (field, stream, { filename }) => {
    // An input in which nothing was chosen still sends a nameless, empty part.
    if (!filename) {
      stream.resume()
      return
    }
    // The consumer may have left before the sender: the rest is read and dropped.
    stream.on('error', () => {})
    const outcome = take({ field, name: filename, stream, fields }).finally(() => stream.resume())
    outcome.catch(() => {})
    outcomes.push(outcome)
  })

  await new Promise<void>((resolve) => {
    const source = Readable.fromWeb(request.body as WebStream<Uint8Array>)
    const stop = () => {
      isCutOff = true
      parser.destroy(new Error('cut off'))
      resolve()
    }
    parser.once('close', resolve)
    // Both say so more than once, and an error that nobody hears would end the process.
    parser.on('error', stop)
    source.on('error', stop)
    source.pipe(parser)
  })
  return { fields, outcomes: await Promise.all(outcomes), hasTooManyFiles, isCutOff }
}

function parserOf(request: Request, limits: Limits): busboy.Busboy {
  const contentType = request.headers.get('content-type') ?? ''
  if (!request.body || !contentType.startsWith('multipart/form-data')) {
    throw new AppError('invalid_input')
  }
  try {
    return busboy({
      headers: { 'content-type': contentType },
      // Names of files are UTF-8 in every browser of today.
      defParamCharset: 'utf8',
      limits: { ...FIELD_LIMITS, files: limits.files, fileSize: limits.fileBytes },
    })
  } catch {
    // No boundary, or one that cannot be.
    throw new AppError('invalid_input')
  }
}
