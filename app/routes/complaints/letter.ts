// A letter as PDF: an issued one from what was kept, or a preview of what it would say.
import { pdfAnswer } from '#app/features/complaints/letter-file.server.ts'
import { complaintArea } from '#app/http/area.server.ts'
import { previewLetter, requireLetter } from '#tenants/complaints/queries/letters.server.ts'

export const loader = complaintArea.handler(
  { permission: 'complaints:read' },
  async ({ params, url, open }) => {
    const complaintId = params.complaint ?? ''
    const letterId = params.letter ?? ''
    const locale = url.searchParams.get('locale') === 'en' ? 'en' : 'pl'
    const paper = await open({ readOnly: true }, (ctx) =>
      letterId === 'preview'
        ? previewLetter(ctx, { complaintId, locale })
        : requireLetter(ctx, { complaintId, letterId }),
    )
    return pdfAnswer(paper)
  },
)
