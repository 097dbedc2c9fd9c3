-- What a policy knows of its caller, and who serves a company.

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
