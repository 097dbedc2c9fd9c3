// Lines of a byte stream. Unlike a line reader made of events it loses nothing before
// it is first asked, and a line without an end cannot fill the memory.

/** Longer lines come out cut to one character more than this. */
export const MAX_LINE_LENGTH = 16_000_000

/** Splits at \n or \r\n; a last line without an end counts, an empty rest does not. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder()
  let pieces: string[] = []
  let length = 0

  function keep(piece: string): void {
    const room = MAX_LINE_LENGTH + 1 - length
    if (room <= 0 || piece === '') return
    pieces.push(piece.slice(0, room))
    length += Math.min(piece.length, room)
  }

  function take(): string {
    const line = pieces.join('')
    pieces = []
    length = 0
    return line.endsWith('\r') ? line.slice(0, -1) : line
  }

  for await (const chunk of stream) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      keep(text.slice(from, end))
      yield take()
      from = end + 1
    }
    keep(text.slice(from))
  }
  keep(decoder.decode())
  if (length > 0) yield take()
}
