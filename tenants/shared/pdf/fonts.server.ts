// The type of printed documents: Inter, whose files carry every Polish letter. Each
// document embeds only the letters it uses.
//
// Reading the tables of a font costs far more than printing a page with it, so a font
// is read once and every document gets a view of it with glyphs of its own: what one
// document prints must not change a byte of the next.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'

const FILES = {
  regular: '400Regular/Inter_400Regular.ttf',
  medium: '500Medium/Inter_500Medium.ttf',
  semibold: '600SemiBold/Inter_600SemiBold.ttf',
  bold: '700Bold/Inter_700Bold.ttf',
} as const

export type FontName = keyof typeof FILES

export const FONT_NAMES = Object.keys(FILES) as FontName[]

const loaded = new Map<FontName, Font>()

export function fontView(name: FontName): Font {
  const font = loaded.get(name) ?? load(name)
  return Object.create(font, {
    // Where fontkit keeps glyphs with the characters they were first seen as.
    _glyphs: { value: {}, writable: true },
    // Contextual forms turn "->" into an arrow: dear to compute, and not what was written.
    layout: {
      value(this: Font, text: string, features: readonly string[] = []) {
        const wanted = Object.fromEntries(features.map((feature) => [feature, true]))
        return font.layout.call(this, text, { ...wanted, calt: false })
      },
    },
  })
}

function load(name: FontName): Font {
  const require = createRequire(import.meta.url)
  const font = create(readFileSync(require.resolve(`@expo-google-fonts/inter/${FILES[name]}`)))
  loaded.set(name, font)
  return font
}
