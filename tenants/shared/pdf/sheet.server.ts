// A small kit for printed business documents: an A4 sheet with margins, text in a few
// weights, hairlines, tables that break over pages with their header repeated, and a
// foot with page numbers. The same input gives the same bytes: the only date in the
// file is the one handed in.

import PDFDocument from 'pdfkit'
import { FONT_NAMES, type FontName, fontView } from './fonts.server.ts'

export const INK = '#14181f'
export const MUTED = '#667085'
export const HAIRLINE = '#d9dee5'

export const PAGE = { width: 595.28, height: 841.89, margin: 42, foot: 34 } as const
export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.margin
const BOTTOM = PAGE.height - PAGE.margin - PAGE.foot

export type SheetOptions = {
  title: string
  author: string
  subject?: string
  /** BCP 47, for screen readers: pl-PL. */
  language: string
  createdAt: Date
}

export type TextStyle = {
  font?: FontName
  size?: number
  color?: string
  align?: 'left' | 'right' | 'center'
  width?: number
  /** Figures of equal width, for columns of numbers. */
  tabular?: boolean
  spacing?: number
  lineGap?: number
  link?: string
}

export class Sheet {
  readonly doc: PDFKit.PDFDocument
  /** Where the next block begins. */
  y: number = PAGE.margin
  private readonly bytes: Promise<Buffer>
  private onNewPage: (() => void) | null = null

  constructor(options: SheetOptions) {
    this.doc = new PDFDocument({
      size: 'A4',
      margins: { top: PAGE.margin, left: PAGE.margin, right: PAGE.margin, bottom: 0 },
      bufferPages: true,
      displayTitle: true,
      lang: options.language,
      pdfVersion: '1.7',
      info: {
        Title: options.title,
        Author: options.author,
        Subject: options.subject ?? '',
        Creator: options.author,
        Producer: 'Zaplecze',
        CreationDate: options.createdAt,
        ModDate: options.createdAt,
      },
    })
    for (const name of FONT_NAMES) {
      // The library takes a font that is already read; its types know bytes only.
      this.doc.registerFont(name, fontView(name) as unknown as ArrayBuffer)
    }
    const chunks: Buffer[] = []
    this.bytes = new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
      this.doc.on('end', () => resolve(Buffer.concat(chunks)))
      this.doc.on('error', reject)
    })
  }

  /** Draws text at a place and gives the height it took. */
  text(text: string, x: number, y: number, style: TextStyle = {}): number {
    const { doc } = this
    const shown = printable(text)
    this.applyFont(style)
    doc.fillColor(style.color ?? INK).text(shown, x, y, this.layout(style, x))
    return doc.y - y
  }

  heightOf(text: string, style: TextStyle = {}): number {
    this.applyFont(style)
    return this.doc.heightOfString(printable(text), this.layout(style, PAGE.margin))
  }

  widthOf(text: string, style: TextStyle = {}): number {
    this.applyFont(style)
    return this.doc.widthOfString(printable(text), this.layout(style, PAGE.margin))
  }

  line(x: number, y: number, width: number, color: string = HAIRLINE, weight = 0.6): void {
    this.doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(weight)
      .strokeColor(color)
      .stroke()
  }

  box(x: number, y: number, width: number, height: number, color: string, radius = 0): void {
    this.doc.roundedRect(x, y, width, height, radius).fill(color)
  }

  /** Begins a new page when the next block of this height would not fit. */
  need(height: number): boolean {
    if (this.y + height <= BOTTOM) return false
    this.newPage()
    return true
  }

  newPage(): void {
    this.doc.addPage()
    this.y = PAGE.margin
    this.onNewPage?.()
  }

  /** What every later page begins with. */
  repeatOnNewPages(draw: () => void): void {
    this.onNewPage = draw
  }

  /** Draws on every page, when their number is known. */
  eachPage(draw: (page: number, pages: number) => void): void {
    const { start, count } = this.doc.bufferedPageRange()
    for (let index = 0; index < count; index += 1) {
      this.doc.switchToPage(start + index)
      draw(index + 1, count)
    }
  }

  finish(): Promise<Buffer> {
    this.doc.end()
    return this.bytes
  }

  private applyFont(style: TextStyle): void {
    this.doc.font(style.font ?? 'regular').fontSize(style.size ?? 9)
  }

  private layout(style: TextStyle, x: number): PDFKit.Mixins.TextOptions {
    return {
      width: style.width ?? PAGE.width - PAGE.margin - x,
      align: style.align ?? 'left',
      characterSpacing: style.spacing ?? 0,
      lineGap: style.lineGap ?? 1.5,
      ...(style.tabular ? { features: ['tnum' as const] } : {}),
      ...(style.link ? { link: style.link, underline: false } : {}),
    }
  }
}

/** Control and direction-changing characters have no place in print. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, (character) =>
    character === '\n' ? '\n' : '',
  )
}
