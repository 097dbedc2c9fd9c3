-- The one way into the journal, and the balances of months that follow it.

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
-- Of some account numbers those that the chart does not have: whoever posts the payroll may
-- ask this of the books, and nothing else.
create or replace function app.missing_accounts(p_tenant uuid, p_numbers text[]) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, public, app, pg_temp as $$
begin
  perform app.assert_pay_books(p_tenant);
  return (select coalesce(array_agg(n order by n), '{}') from unnest(p_numbers) n
    where not exists (select 1 from ledger_accounts a
      where a.tenant_id = p_tenant and a.number = n and a.is_active));
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
