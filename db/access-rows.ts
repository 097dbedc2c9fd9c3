// Which rows a role sees: the conditions that db/access.ts gives to its policies.

/** Company number one, the provider. A constant, so that a policy can name it for free. */
export const PROVIDER_ID = '00000000-0000-7000-8000-000000000001'

// The visible rows, by role. The equality stays bare (an index condition); whole-scope
// flags are wrapped in a sub-select, so that they are evaluated once per query.
export const visible = {
  client: 'tenant_id = app.tenant()',
  agent: `tenant_id in (select a.tenant_id from agent_assignments a where a.account_id = (select app.actor()))
    and ((select app.tenant()) is null or tenant_id = (select app.tenant()))`,
  everything: `((select app.scope()) = 'all' or tenant_id = app.tenant())`,
} as const

export const clientService = `${visible.client} and service = any ((select app.services())::text[])`
export const agentService = `(tenant_id, service) in
    (select a.tenant_id, a.service from agent_assignments a where a.account_id = (select app.actor()))
    and ((select app.tenant()) is null or tenant_id = (select app.tenant()))`
export const agentBooks = `tenant_id in (select a.tenant_id from agent_assignments a
    where a.account_id = (select app.actor()) and a.service = 'accounting')
    and ((select app.tenant()) is null or tenant_id = (select app.tenant()))`
export const clientBooks = `${visible.client} and 'accounting' = any ((select app.services())::text[])`
// Pay: a client's owner and HR, agents of the payroll, jobs. Not finance, not the office.
export const clientPay = `${visible.client} and 'payroll' = any ((select app.services())::text[])`
export const agentPay = `tenant_id in (select a.tenant_id from agent_assignments a
    where a.account_id = (select app.actor()) and a.service = 'payroll')
    and ((select app.tenant()) is null or tenant_id = (select app.tenant()))`
// The person whom the membership names: a setting could be made up, a membership not.
export const ownPay = `${visible.client} and employee_id = (select m.employee_id from members m
    where m.tenant_id = app.tenant() and m.account_id = app.actor() and m.is_active)`
// Complaints: their customers are the client's, so not every role of it sees them.
export const clientComplaints = `${visible.client} and 'complaints' = any ((select app.services())::text[])`
export const agentComplaints = `tenant_id in (select a.tenant_id from agent_assignments a
    where a.account_id = (select app.actor()) and a.service = 'complaints')
    and ((select app.tenant()) is null or tenant_id = (select app.tenant()))`
// A stranger holds one secret, and sees what was sent under it and nothing else.
export const bySecret = `${visible.client} and 'secret-' || secret_hash = (select app.scope())`
export const ofSubmission = `${visible.client} and submission_id in (select s.id
    from complaint_submissions s where s.tenant_id = app.tenant())`
// A letter that was sent: the notice of a longer term at once, the decision with the answer.
export const sentLetters = `${visible.client} and complaint_id in (select c.id from complaints c
    where c.tenant_id = app.tenant() and (c.replied_on is not null or kind = 'extension'))`
export const byLink = `${visible.client} and 'link-' || token_hash = (select app.scope())`
const linked = (column: string) => `(select l.${column} from question_links l
    where l.tenant_id = app.tenant() and 'link-' || l.token_hash = (select app.scope()))`
export const linkedQuestion = `${visible.client} and id = ${linked('question_id')}`
export const linkedItem = `${visible.client} and id = ${linked('item_id')}`
export const ofLinkedItem = `${visible.client} and item_id = ${linked('item_id')}`
export const linkedPerson = `${visible.client} and account_id = ${linked('account_id')}`
export const linkedDeeds = `${visible.client} and actor_id = ${linked('account_id')}`
export const linkedUploads = `${visible.client} and uploaded_by_id = ${linked('account_id')}`
// A confidential item is for whoever opened it and the people named on it, not for a role.
// Other items are told apart by one flag; the sub-selects run once for a query, if at all.
export const namedItem = `(not is_confidential or opened_by_id = (select app.actor())
    or id in (select app.named_items()))`
export const seenItem = 'item_id not in (select app.hidden_items())'
export const seenDocument = 'id not in (select app.hidden_documents())'
export const seenEvent = `(item_id is null or ${seenItem}) and (subject_type <> 'document'
    or subject_id not in (select app.hidden_documents()))`
export const isProvider = `tenant_id = '${PROVIDER_ID}'`
export const ownRows = `${isProvider} and account_id = app.actor()`
