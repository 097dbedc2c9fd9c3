// The little of fontkit that is used here; the package brings no types.

declare module 'fontkit' {
  export type Font = {
    readonly postscriptName: string
    layout(text: string, features?: Record<string, boolean>): unknown
  }
  export function create(bytes: Uint8Array): Font
}
