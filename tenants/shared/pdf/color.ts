// Company colours on paper: text stands on them and is written in them, so they must be
// dark enough for both.

const HOUSE_COLOR = '#0b6478'

/** Contrast to white that small text needs (WCAG 2.2 AA). */
const MIN_CONTRAST = 4.5

/** The colour itself, or a darker shade of it that white text can be read on. */
export function darkEnough(color: string): string {
  if (!/^#[0-9a-fA-F]{6}$/.test(color)) return HOUSE_COLOR
  let channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
  while (contrastToWhite(channels) < MIN_CONTRAST) {
    channels = channels.map((channel) => Math.floor(channel * 0.92))
  }
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

function contrastToWhite(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
