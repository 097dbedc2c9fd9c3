-- What of people and pay is frozen, and from which step on.

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
-- Orders go from draft over two releases to the file; what was exported stays so. A release is
-- given by the client's person who is signed in, in that person's own name.
create or replace function app.payment_batch_change() returns trigger language plpgsql as $$
declare
  v_steps text[] := '{status,version,first_released_at,first_released_by_id,'
    'first_released_by_name,second_released_at,second_released_by_id,second_released_by_name,'
    'exported_at,export_format}';
begin
  if tg_op = 'DELETE' or to_jsonb(new) - v_steps <> to_jsonb(old) - v_steps
    or (old.first_released_at is not null
      and (new.first_released_at, new.first_released_by_id)
        is distinct from (old.first_released_at, old.first_released_by_id))
    or (old.second_released_at is not null
      and (new.second_released_at, new.second_released_by_id)
        is distinct from (old.second_released_at, old.second_released_by_id))
    or (old.status, new.status) not in (
      ('draft','released_once'), ('released_once','released'), ('released','exported'),
      ('exported','exported'), ('draft','cancelled'), ('released_once','cancelled'),
      ('released','cancelled')) then
    raise exception 'immutable' using errcode = '23514', constraint = 'payment_batches_immutable';
  end if;
  if app.caller() like 'zaplecze_%' and (
    (new.first_released_at is distinct from old.first_released_at
      and (app.caller() <> 'zaplecze_client'
        or new.first_released_by_id is distinct from app.actor()))
    or (new.second_released_at is distinct from old.second_released_at
      and (app.caller() <> 'zaplecze_client'
        or new.second_released_by_id is distinct from app.actor()))
  ) then
    raise exception 'not_yours_to_release' using errcode = '42501';
  end if;
  return new;
end $$;
--;
create or replace trigger payment_batches_steps before update or delete on payment_batches
  for each row execute function app.payment_batch_change();
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
create or replace trigger year_openings_immutable before update or delete on year_openings
  for each row execute function app.refuse_change();
--;
create or replace trigger leave_openings_immutable before update or delete on leave_openings
  for each row execute function app.refuse_change();
--;
-- Likewise a certificate: the employee asks and takes back, and what was issued stays.
create or replace function app.certificate_change() returns trigger language plpgsql as $$
begin
  if app.caller() = 'zaplecze_employee' and not (
    (tg_op = 'INSERT' and new.status = 'requested')
    or (tg_op = 'UPDATE' and old.status = 'requested' and new.status = 'withdrawn')
  ) then
    raise exception 'not_yours_to_decide' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' and old.status <> 'requested' then
    raise exception 'immutable' using errcode = '23514', constraint = 'certificates_immutable';
  end if;
  return new;
end $$;
--;
create or replace trigger certificates_own before insert or update on certificates
  for each row execute function app.certificate_change();
--;
-- A paper of the employee file stays as it was put in: only what becomes of it is noted.
create or replace function app.file_entry_change() returns trigger language plpgsql as $$
declare
  v_free text[] := '{expiry_item_id,renewed_by_id,retain_until}';
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - v_free = to_jsonb(old) - v_free then
    return new;
  end if;
  raise exception 'immutable'
    using errcode = '23514', constraint = 'employee_file_entries_immutable';
end $$;
--;
create or replace trigger employee_file_entries_immutable
  before update or delete on employee_file_entries
  for each row execute function app.file_entry_change();
