// One item in one company: its time, its papers, what is asked and said, and what to do.

import {
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useNavigate,
  useSearchParams,
} from '@remix-run/react'
import { type ItemBooking, loadItemBooking } from '#app/features/booking/booking.server.ts'
import { BookingPanel } from '#app/features/booking/booking-panel.tsx'
import { ItemPayroll } from '#app/features/payroll/item-source.tsx'
import { ItemForm } from '#app/features/portal/item-parts.tsx'
import { ItemActions } from '#app/features/work/item-actions.tsx'
import { runItemDeed } from '#app/features/work/item-deed.server.ts'
import { ItemDeedPanel, panelOf, type Refused } from '#app/features/work/item-deed-panel.tsx'
import { ItemHead } from '#app/features/work/item-head.tsx'
import { ItemHolder } from '#app/features/work/item-holder.tsx'
import { ItemDocuments, ItemHistory } from '#app/features/work/item-papers.tsx'
import { ItemPeople } from '#app/features/work/item-people.tsx'
import { OpenQuestions, PastQuestions } from '#app/features/work/item-questions.tsx'
import { ItemSteps } from '#app/features/work/item-steps.tsx'
import { ItemTalk } from '#app/features/work/item-talk.tsx'
import { ItemTime } from '#app/features/work/item-time.tsx'
import { useItemKeys } from '#app/features/work/use-item-keys.ts'
import { deskCompany } from '#app/http/area.server.ts'
import { paths } from '#app/http/paths.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { complaintsWords } from '#app/i18n/complaints.ts'
import { dictionary } from '#app/i18n/dictionaries.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/form.tsx'
import { AreaError } from '#app/ui/page-error.tsx'
import { findComplaintOfItem } from '#tenants/complaints/queries/complaint.server.ts'
import { findPayrollOfItem } from '#tenants/payroll/queries/item-source.server.ts'
import { AppError } from '#tenants/shared/app-error.ts'
import { listNameable } from '#tenants/work/commands/name-people.server.ts'
import { listAssignableAgents } from '#tenants/work/queries/agents.server.ts'
import { getAskGround } from '#tenants/work/queries/ask-ground.server.ts'
import { getItem } from '#tenants/work/queries/item.server.ts'
import { getItemTarget } from '#tenants/work/queries/team-targets.server.ts'

export const loader = deskCompany.loader(
  { permission: 'work:read' },
  async ({ ctx, params, company, session, locale }) => {
    const itemId = params.item ?? ''
    const [item, booking, complaint, payroll, target] = await Promise.all([
      getItem(ctx, itemId),
      loadItemBooking(ctx, itemId, company.zone),
      findComplaintOfItem(ctx, itemId),
      findPayrollOfItem(ctx, itemId),
      getItemTarget(ctx, itemId),
    ])
    if (!item) throw new AppError('not_found')
    const mayAsk = item.allowed.includes('ask') && ctx.actor.can('work:do')
    const period = String(item.form.period ?? periodOf(booking.booking) ?? '')
    return {
      ground: mayAsk ? await getAskGround(ctx, { itemId, period }) : null,
      item,
      ...booking,
      complaint,
      payroll,
      target,
      agents: ctx.actor.can('work:assign') ? await listAssignableAgents(ctx, item.service) : [],
      nameable:
        item.isConfidential && ctx.actor.can('work:do') ? await listNameable(ctx, item) : [],
      company: company.slug,
      me: session.account.id,
      title: dictionary(locale).work.pageTitle(item.number, item.title, company.shortName),
    }
  },
)

export const action = deskCompany.action(
  { permission: 'work:do' },
  async ({ ctx, params, form, url, company, locale }) => {
    const deed = await runItemDeed(ctx, params.item ?? '', form)
    const tab = url.searchParams.get('tab') === 'notes' ? '?tab=notes' : ''
    return redirectWithToast(`${paths.deskItem(company.slug, params.item ?? '')}${tab}`, {
      tone: 'ok',
      text: dictionary(locale).work.done[deed],
    })
  },
)

// The month whose VAT the document belongs to, as far as its draft says.
const periodOf = (booking: ItemBooking['booking']) =>
  booking?.purchase.vatPeriod ?? booking?.purchase.issuedOn?.slice(0, 7)

// Opening a dialog or the other tab changes nothing that the server knows.
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  const { currentUrl, nextUrl, formMethod, defaultShouldRevalidate } = args
  const isSamePage =
    currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
  return isSamePage && !formMethod ? false : defaultShouldRevalidate
}

export default function DeskItem() {
  const loaded = useLoaderData<typeof loader>()
  const { ground, item, complaint, payroll, booking, unbooked, target } = loaded
  const { agents, nameable, company, me } = loaded
  const outcome = useActionData<typeof action>()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const refused = outcome && 'errors' in outcome ? (outcome as Refused) : undefined
  const here = paths.deskItem(company, item.id)
  const tab = params.get('tab') === 'notes' ? 'notes' : 'messages'
  const deed = panelOf(item, params.get('do'))
  const open = (address: string) => navigate(address, { replace: true, preventScrollReset: true })
  useItemKeys(item, here, open)
  return (
    <>
      <ItemHead item={item} actions={<ItemActions item={item} here={here} />} />
      {deed ? (
        <ItemDeedPanel
          key={deed}
          item={item}
          deed={deed}
          ground={ground}
          closeTo={here}
          onClose={() => open(here)}
          refused={refused}
        />
      ) : null}
      {complaint ? <ComplaintLink complaint={complaint} company={company} /> : null}
      <ItemPayroll source={payroll} at="desk" company={company} />
      <OpenQuestions item={item} refused={refused} />
      <BookingPanel company={company} itemId={item.id} booking={booking} unbooked={unbooked} />
      <div className="cols-main">
        <div className="stack">
          <ItemSteps item={item} refused={refused} />
          <ItemForm item={item} />
          <ItemTalk item={item} tab={tab} here={here} refused={refused} />
          <PastQuestions questions={item.questions} />
        </div>
        <div className="stack">
          <ItemTime item={item} company={company} target={target} />
          <ItemHolder item={item} agents={agents} me={me} refused={refused} />
          <ItemPeople item={item} nameable={nameable} side="provider" refused={refused} />
          <ItemDocuments item={item} company={company} />
          <ItemHistory events={item.events} />
        </div>
      </div>
    </>
  )
}

function ComplaintLink(props: { complaint: { id: string; number: string }; company: string }) {
  const t = useWords(complaintsWords).page
  const to = paths.complaint('desk', props.company, props.complaint.id)
  const title = t.title(props.complaint.number)
  return (
    <Notice
      title={title}
      actions={
        <LinkButton to={to} size="sm">
          {t.go}
        </LinkButton>
      }
    >
      <p>{t.goText}</p>
    </Notice>
  )
}

export const ErrorBoundary = AreaError
