// XMLHttpRequest, because fetch cannot tell how much of a request has been sent.

export type UploadAnswer =
  | { ok: true; data: unknown }
  /** Sending the same file again makes sense only when it is not the file that was refused. */
  | { ok: false; message: string | null; canRetry: boolean }

/**
 * Sends one file as multipart. The address answers a request that accepts JSON with
 * `{ ok: true, … }` or `{ ok: false, message }`; any other answer of 2xx counts as done.
 */
export function uploadFile(options: {
  action: string
  name: string
  file: File
  fields: Record<string, string>
  onProgress: (share: number) => void
  signal: AbortSignal
}): Promise<UploadAnswer> {
  const { action, name, file, fields, onProgress, signal } = options
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    // Fields first: the server streams, and must know what the file belongs to before it comes.
    for (const [key, value] of Object.entries(fields)) body.append(key, value)
    body.append(name, file, file.name)
    request.open('POST', action)
    request.setRequestHeader('Accept', 'application/json')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => resolve(answerOf(request))
    request.onerror = () => resolve({ ok: false, message: null, canRetry: true })
    request.onabort = () => resolve({ ok: false, message: null, canRetry: true })
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}

function answerOf(request: XMLHttpRequest): UploadAnswer {
  const succeeded = request.status >= 200 && request.status < 300
  const canRetry = request.status >= 500 || request.status === 429
  let data: unknown = null
  try {
    data = JSON.parse(request.responseText)
  } catch {
    return succeeded ? { ok: true, data } : { ok: false, message: null, canRetry }
  }
  if (succeeded && !(isRecord(data) && data.ok === false)) return { ok: true, data }
  const message = isRecord(data) && typeof data.message === 'string' ? data.message : null
  return { ok: false, message, canRetry }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
