// Mails about complaints: to the customer when an answer leaves by mail or waits on the status
// page, and to the client's people when silence has become a yes.
import { sql } from 'drizzle-orm'
import { enqueueMail } from '../../audit/commands.server.ts'
import { requireCompany } from '../../companies/queries.server.ts'
import { config } from '../../shared/config.server.ts'
import { toDecimal } from '../../shared/money.ts'
import { clientRoles, permissionsOf } from '../../shared/permissions.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'
import { letterText } from '../letters.ts'
import { requireLetter } from '../queries/letters.server.ts'
import type { Contact } from '../types.ts'
import type { LoadedComplaint } from './change-complaint.server.ts'

/** The letter itself, as text: mail is a durable medium. */
export async function mailCustomer(
  ctx: ScopeContext,
  complaint: LoadedComplaint,
  contact: Contact,
): Promise<void> {
  if (!contact.email) return
  const [last] = await ctx.tx.execute<{ id: string }>(sql`
    select id from complaint_letters
    where tenant_id = ${ctx.tenantId} and complaint_id = ${complaint.id} and kind = 'decision'
    order by issued_at desc, id desc limit 1`)
  if (!last) return
  const letter = await requireLetter(ctx, { complaintId: complaint.id, letterId: last.id })
  const text = letterText(letter.data, letter)
  const paragraphs = [...text.paragraphs, `${text.closing}, ${letter.data.company.name}`]
  await enqueueMail(ctx, {
    recipient: contact.email,
    locale: letter.locale,
    template: 'complaint_reply',
    payload: {
      company: letter.data.company.name,
      number: letter.data.number,
      title: text.title,
      ...Object.fromEntries(paragraphs.map((paragraph, i) => [`p${i}`, paragraph])),
    },
  })
}

/** A word that the office has written on the status page; what it says stays there. */
export async function mailNews(
  ctx: ScopeContext,
  complaint: LoadedComplaint,
  contact: Contact,
): Promise<void> {
  if (!contact.email) return
  const company = await requireCompany(ctx)
  await enqueueMail(ctx, {
    recipient: contact.email,
    locale: complaint.locale,
    template: 'complaint_news',
    payload: { company: company.shortName, number: `${complaint.number}/${complaint.year}` },
  })
}

/** Everybody of the client who may see what it costs. */
export async function mailExpiry(ctx: ScopeContext, complaint: LoadedComplaint): Promise<void> {
  const roles = clientRoles.filter((role) => permissionsOf(role).has('complaints:money'))
  const people = await ctx.tx.execute<{
    email: string
    locale: string
    slug: string
    company: string
  }>(sql`
    select m.email, m.locale, c.slug, c.short_name as company
    from members m join companies c on c.tenant_id = m.tenant_id
    where m.tenant_id = ${ctx.tenantId} and m.is_active
      and m.role = any(${sql.param([...roles])}::text[])
    order by m.email limit 50`)
  await Promise.all(
    people.map(({ email, locale, slug, company }) =>
      enqueueMail(ctx, {
        recipient: email,
        locale: locale === 'en' ? 'en' : 'pl',
        template: 'complaint_expired',
        payload: {
          company,
          number: `${complaint.number}/${complaint.year}`,
          product: complaint.product,
          dueOn: complaint.dueOn,
          amount: complaint.demandMinor ? toDecimal(complaint.demandMinor) : '',
          link: `${config().publicUrl}/portal/${slug}/complaints/${complaint.id}`,
        },
      }),
    ),
  )
}
