import { type LetterPaper, renderLetter } from '#tenants/complaints/pdf/letter-pdf.ts'

export async function pdfAnswer(paper: LetterPaper): Promise<Response> {
  const bytes = await renderLetter(paper)
  const name = `${paper.kind}-${paper.data.number.replace('/', '-')}-${paper.locale}.pdf`
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
