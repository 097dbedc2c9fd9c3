-- Functions and triggers, re-applied at every migration (all are `create or replace`).
-- Each statement ends with a line of two dashes and a semicolon, so that the runner can split.

create schema if not exists app authorization zaplecze_owner;
--;
revoke all on schema app from public;
--;
-- After a transaction a local setting comes back as '', not NULL: nullif keeps it closed.
create or replace function app.tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;
--;
create or replace function app.actor() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.actor_id', true), '')::uuid;
--;
create or replace function app.scope() returns text language sql stable parallel safe
  return coalesce(nullif(current_setting('app.scope', true), ''), 'none');
--;
create or replace function app.services() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('app.services', true), ''), ',');
--;
-- The request role of the caller, also inside a SECURITY DEFINER function.
create or replace function app.caller() returns text language sql stable
  return current_setting('role', true);
--;
-- Refuses unless the caller's scope covers the company's books. The web's role can set
-- any setting, so for agents the assignment itself is read.
create or replace function app.assert_books(p_tenant uuid) returns void
language plpgsql stable security definer set search_path = pg_catalog, public, app, pg_temp as $$
begin
  if app.caller() = 'zaplecze_agent' then
    if p_tenant = app.tenant() and exists (
      select 1 from agent_assignments a
      where a.tenant_id = p_tenant and a.account_id = app.actor() and a.service = 'accounting'
    ) then return; end if;
  elsif app.caller() = 'zaplecze_admin' or app.caller() = 'zaplecze_worker' then
    if app.scope() = 'all' or p_tenant = app.tenant() then return; end if;
  end if;
  raise exception 'not_in_scope' using errcode = '42501';
end $$;
--;
-- Runs of the payroll are posted by its agents, who see nothing else of the books.
create or replace function app.assert_pay_books(p_tenant uuid) returns void
language plpgsql stable security definer set search_path = pg_catalog, public, app, pg_temp as $$
begin
  if app.caller() = 'zaplecze_agent' and p_tenant = app.tenant() and exists (
    select 1 from agent_assignments a
    where a.tenant_id = p_tenant and a.account_id = app.actor() and a.service = 'payroll'
  ) then return; end if;
  perform app.assert_books(p_tenant);
end $$;
--;
-- Posts one balanced entry and gives its number. Amounts: debit above zero, credit below.
-- The number comes from a counter row of the company's year, so it has no gaps.
create or replace function app.post_entry(
  p_tenant uuid, p_id uuid, p_occurred_on date, p_description text,
  p_source_type text, p_source_id uuid, p_reverses uuid,
  p_actor_id uuid, p_actor_name text, p_now timestamptz, p_currency char(3),
  p_accounts text[], p_amounts bigint[], p_descriptions text[]
) returns integer
language plpgsql security definer set search_path = pg_catalog, public, app, pg_temp as $$
declare
  v_period char(7) := to_char(p_occurred_on, 'YYYY-MM');
  v_year smallint := extract(year from p_occurred_on);
  v_number integer;
begin
  if p_source_type = 'payroll_run' or (p_source_type = 'reversal' and exists (
    select 1 from journal_entries
    where tenant_id = p_tenant and id = p_reverses and source_type = 'payroll_run'
  )) then
    perform app.assert_pay_books(p_tenant);
  else
    perform app.assert_books(p_tenant);
  end if;
  if cardinality(p_accounts) < 2 or cardinality(p_accounts) <> cardinality(p_amounts)
    or cardinality(p_accounts) <> cardinality(p_descriptions) then
    raise exception 'entry_lines' using errcode = '23514', constraint = 'journal_entry_lines';
  end if;
  -- FOR SHARE waits for a closing in progress; a month never touched has no row yet.
  perform 1 from ledger_periods where tenant_id = p_tenant and period = v_period for share;
  if not found then
    insert into ledger_periods (tenant_id, period) values (p_tenant, v_period) on conflict do nothing;
    perform 1 from ledger_periods where tenant_id = p_tenant and period = v_period for share;
  end if;
  if exists (
    select 1 from ledger_periods
    where tenant_id = p_tenant and period = v_period and closed_at is not null
  ) then
    raise exception 'period_closed' using errcode = '23514', constraint = 'ledger_period_open';
  end if;
  insert into counters (tenant_id, name, value) values (p_tenant, 'journal:' || v_year, 1)
    on conflict (tenant_id, name) do update set value = counters.value + 1
    returning value into v_number;
  insert into journal_entries (tenant_id, id, number, year, period, occurred_on, description,
    source_type, source_id, reverses_entry_id, posted_at, posted_by_id, posted_by_name)
  values (p_tenant, p_id, v_number, v_year, v_period, p_occurred_on, p_description,
    p_source_type, p_source_id, p_reverses, p_now, p_actor_id, p_actor_name);
  insert into journal_lines (tenant_id, entry_id, line_no, account_number, period, occurred_on,
    amount_minor, currency, description)
  select p_tenant, p_id, l.n, l.account, v_period, p_occurred_on, l.amount, p_currency, l.description
  from unnest(p_accounts, p_amounts, p_descriptions) with ordinality as l(account, amount, description, n);
  return v_number;
end $$;
--;
-- Who serves a company in a service. An agent reads only their own assignments, yet hands
-- work over to a colleague; a caller without the company in scope gets no rows.
create or replace function app.agents_of(p_tenant uuid, p_service text) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public, app, pg_temp as $$
begin
  if app.caller() = 'zaplecze_agent' then
    if p_tenant is distinct from app.tenant() or not exists (
      select 1 from agent_assignments a
      where a.tenant_id = p_tenant and a.account_id = app.actor()
    ) then return; end if;
  elsif app.caller() = 'zaplecze_admin' or app.caller() = 'zaplecze_worker' then
    if app.scope() <> 'all' and p_tenant is distinct from app.tenant() then return; end if;
  else
    return;
  end if;
  return query select a.account_id from agent_assignments a
    where a.tenant_id = p_tenant and a.service = p_service;
end $$;
--;
-- INVARIANT: every statement leaves every entry balanced, and the month balances in step.
create or replace function app.journal_lines_inserted() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, app, pg_temp as $$
begin
  if exists (
    select 1 from inserted group by tenant_id, entry_id, currency
    having sum(amount_minor) is distinct from 0
  ) then
    raise exception 'entry_unbalanced' using errcode = '23514', constraint = 'journal_entry_balance';
  end if;
  insert into ledger_balances as b (tenant_id, period, account_number, debit_minor, credit_minor, line_count)
  select tenant_id, period, account_number,
    coalesce(sum(amount_minor) filter (where amount_minor > 0), 0),
    coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0),
    count(*)
  from inserted group by tenant_id, period, account_number
  order by tenant_id, period, account_number
  on conflict (tenant_id, period, account_number) do update set
    debit_minor = b.debit_minor + excluded.debit_minor,
    credit_minor = b.credit_minor + excluded.credit_minor,
    line_count = b.line_count + excluded.line_count;
  return null;
end $$;
--;
create or replace trigger journal_lines_balance after insert on journal_lines
  referencing new table as inserted for each statement execute function app.journal_lines_inserted();
--;
create or replace function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'immutable' using errcode = '23514', constraint = tg_table_name || '_immutable';
end $$;
--;
create or replace function app.purchase_change() returns trigger language plpgsql as $$
declare
  -- Generated columns are not filled in yet before an update; they follow what is compared.
  v_free text[] := '{status,version,updated_at,number_key,number_tail_key,seller_key}';
begin
  if tg_op = 'UPDATE' and old.status = 'posted' and new.status = 'reversed'
    and to_jsonb(new) - v_free = to_jsonb(old) - v_free then
    return new;
  end if;
  raise exception 'immutable' using errcode = '23514', constraint = 'purchase_documents_immutable';
end $$;
--;
create or replace function app.audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.block_no is null and new.block_no is not null
    and to_jsonb(new) - 'block_no' = to_jsonb(old) - 'block_no' then
    return new;
  end if;
  raise exception 'immutable' using errcode = '23514', constraint = 'audit_events_immutable';
end $$;
--;
create or replace function app.invoice_line_change() returns trigger language plpgsql as $$
declare
  v_row record := case when tg_op = 'DELETE' then old else new end;
begin
  if exists (
    select 1 from public.invoices i
    where i.tenant_id = v_row.tenant_id and i.id = v_row.invoice_id and i.status = 'issued'
  ) then
    raise exception 'immutable' using errcode = '23514', constraint = 'invoice_lines_immutable';
  end if;
  return v_row;
end $$;
--;
create or replace trigger journal_entries_immutable before update or delete on journal_entries
  for each row execute function app.refuse_change();
--;
create or replace trigger journal_lines_immutable before update or delete on journal_lines
  for each row execute function app.refuse_change();
--;
create or replace trigger contract_versions_immutable before update on contract_versions
  for each row execute function app.refuse_change();
--;
create or replace trigger invoices_immutable before update or delete on invoices
  for each row when (old.status = 'issued') execute function app.refuse_change();
--;
create or replace trigger vat_register_rows_immutable before update or delete on vat_register_rows
  for each row execute function app.refuse_change();
--;
create or replace trigger invoice_numbers_immutable before update or delete on invoice_numbers
  for each row execute function app.refuse_change();
--;
-- A posted document may only become reversed.
create or replace trigger purchase_documents_immutable before update or delete on purchase_documents
  for each row when (old.status in ('posted', 'reversed')) execute function app.purchase_change();
--;
create or replace trigger documents_immutable before update or delete on documents
  for each row when (old.filed_at is not null) execute function app.refuse_change();
--;
-- The sealer sets block_no once; nothing else of an audit row ever changes.
create or replace trigger audit_events_immutable before update or delete on audit_events
  for each row execute function app.audit_change();
--;
create or replace trigger audit_blocks_immutable before update or delete on audit_blocks
  for each row execute function app.refuse_change();
--;
create or replace trigger invoice_lines_immutable before insert or update or delete on invoice_lines
  for each row execute function app.invoice_line_change();
--;
-- What was agreed, and when it was recorded, stays.
create or replace trigger employment_terms_immutable before update or delete on employment_terms
  for each row execute function app.refuse_change();
--;
create or replace trigger pay_components_immutable before update or delete on pay_components
  for each row execute function app.refuse_change();
--;
create or replace trigger payroll_settings_immutable before update or delete on payroll_settings
  for each row execute function app.refuse_change();
--;
-- A run goes forward step by step; an approved one may be taken back to draft until it is
-- closed. From approval on only its steps move, never its sums.
create or replace function app.payroll_run_change() returns trigger language plpgsql as $$
declare
  v_steps text[] := '{status,version,item_id,approved_at,approved_by_id,approved_by_name,closed_at,'
    'closed_by_name,paid_at,paid_by_name,reversed_at,reversed_by_name,reversal_reason,entry_id,'
    'reversal_entry_id}';
begin
  if tg_op = 'DELETE' then
    if old.status = 'draft' then return old; end if;
  elsif old.status = new.status or (old.status, new.status) in (
    ('draft','checked'), ('checked','draft'), ('checked','approved'), ('approved','draft'),
    ('approved','closed'), ('closed','paid'), ('closed','reversed'), ('paid','reversed')
  ) then
    if old.status in ('draft','checked') or (old.status = 'approved' and new.status = 'draft')
      or to_jsonb(new) - v_steps = to_jsonb(old) - v_steps then
      return new;
    end if;
  end if;
  raise exception 'immutable' using errcode = '23514', constraint = 'payroll_runs_immutable';
end $$;
--;
create or replace trigger payroll_runs_immutable before update or delete on payroll_runs
  for each row execute function app.payroll_run_change();
--;
-- Slips are computed while their run is open. Afterwards they are published once and
-- reversed once, and nothing else of them changes.
create or replace function app.payslips_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, app, pg_temp as $$
declare
  v_frozen boolean;
begin
  if tg_op = 'INSERT' then
    select exists (
      select 1 from (select distinct tenant_id, run_id from after_rows) s
      join payroll_runs r on r.tenant_id = s.tenant_id and r.id = s.run_id
      where r.status not in ('draft','checked')) into v_frozen;
  elsif tg_op = 'DELETE' then
    select exists (
      select 1 from (select distinct tenant_id, run_id from before_rows) s
      join payroll_runs r on r.tenant_id = s.tenant_id and r.id = s.run_id
      where r.status not in ('draft','checked')) into v_frozen;
  else
    select exists (
      select 1 from before_rows o
      join payroll_runs r on r.tenant_id = o.tenant_id and r.id = o.run_id
      left join after_rows n on n.tenant_id = o.tenant_id and n.id = o.id
      where r.status not in ('draft','checked') and not coalesce(
        to_jsonb(n) - '{published_at,reversed_at}'::text[]
          = to_jsonb(o) - '{published_at,reversed_at}'::text[]
        and (o.published_at is null or n.published_at = o.published_at)
        and (o.reversed_at is null or n.reversed_at = o.reversed_at), false)) into v_frozen;
  end if;
  if v_frozen then
    raise exception 'immutable' using errcode = '23514', constraint = 'payslips_immutable';
  end if;
  return null;
end $$;
--;
create or replace trigger payslips_frozen_insert after insert on payslips
  referencing new table as after_rows for each statement execute function app.payslips_changed();
--;
create or replace trigger payslips_frozen_update after update on payslips
  referencing old table as before_rows new table as after_rows
  for each statement execute function app.payslips_changed();
--;
create or replace trigger payslips_frozen_delete after delete on payslips
  referencing old table as before_rows for each statement execute function app.payslips_changed();
--;
create or replace function app.payslip_lines_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, app, pg_temp as $$
begin
  if exists (
    select 1 from (select distinct tenant_id, payslip_id from changed) c
    join payslips p on p.tenant_id = c.tenant_id and p.id = c.payslip_id
    join payroll_runs r on r.tenant_id = p.tenant_id and r.id = p.run_id
    where r.status not in ('draft','checked')
  ) then
    raise exception 'immutable' using errcode = '23514', constraint = 'payslip_lines_immutable';
  end if;
  return null;
end $$;
--;
create or replace trigger payslip_lines_frozen_insert after insert on payslip_lines
  referencing new table as changed for each statement execute function app.payslip_lines_changed();
--;
create or replace trigger payslip_lines_frozen_delete after delete on payslip_lines
  referencing old table as changed for each statement execute function app.payslip_lines_changed();
--;
create or replace trigger payslip_lines_immutable before update on payslip_lines
  for each row execute function app.refuse_change();
--;
-- The account and the sum of an order are those that two people release.
create or replace trigger payments_immutable before update or delete on payments
  for each row execute function app.refuse_change();
--;
-- An employee asks and takes back; only the company decides.
create or replace function app.absence_change() returns trigger language plpgsql as $$
begin
  if app.caller() = 'zaplecze_employee' and not (
    (tg_op = 'INSERT' and new.status = 'requested' and new.source = 'employee')
    or (tg_op = 'UPDATE' and old.status = 'requested' and new.status = 'cancelled')
  ) then
    raise exception 'not_yours_to_decide' using errcode = '42501';
  end if;
  return new;
end $$;
--;
create or replace trigger absences_own before insert or update on absences
  for each row execute function app.absence_change();
--;
-- Whoever keeps a session in memory hears of every change that could make it another one.
-- Sign-ins are not told: what was never looked up is not kept.
create or replace function app.tell_identity_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('zaplecze_identity', '');
  return null;
end $$;
--;
create or replace trigger sessions_told after delete on sessions
  for each statement execute function app.tell_identity_changed();
--;
create or replace trigger accounts_told after update or delete on accounts
  for each statement execute function app.tell_identity_changed();
--;
create or replace trigger members_told after insert or update or delete on members
  for each statement execute function app.tell_identity_changed();
--;
create or replace trigger agent_assignments_told after insert or update or delete on agent_assignments
  for each statement execute function app.tell_identity_changed();
--;
create or replace trigger companies_told after insert or update or delete on companies
  for each statement execute function app.tell_identity_changed();
