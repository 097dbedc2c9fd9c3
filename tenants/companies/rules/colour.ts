// A company's colour marks its frame and carries white letters: it must be dark enough
// for both (WCAG 2.2, contrast 4.5 to 1 against white).

export const MIN_CONTRAST = 4.5

/** Colours that pass, for choosing without thinking. */
export const suggestedColours = [
  '#1d4ed8',
  '#0f766e',
  '#b45309',
  '#be123c',
  '#7e22ce',
  '#15803d',
  '#0369a1',
  '#a21caf',
  '#9a3412',
  '#4338ca',
  '#4d7c0f',
  '#334155',
] as const

/** '#RRGGBB' in small letters, or null. Three digits are the short form of six. */
export function parseColour(text: string): string | null {
  const match = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim())
  if (!match) return null
  const digits = match[1]!.toLowerCase()
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`
}

/** Contrast of a '#rrggbb' colour against white, from 1 to 21. */
export function contrastWithWhite(colour: string): number {
  return 1.05 / (luminanceOf(colour) + 0.05)
}

function luminanceOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
