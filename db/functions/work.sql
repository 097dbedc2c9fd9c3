-- Confidential work: who is named on an item, and what the caller may therefore not see.
-- Policies ask these once for a query; they read as the system role, because the tables'
-- own policies ask them in turn.

-- Items on which the caller is named.
create or replace function app.named_items() returns setof uuid
language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, app, pg_temp as $$
begin
  return query select p.item_id from work_item_people p
    where p.account_id = app.actor()
      and (app.tenant() is null or app.scope() = 'all' or p.tenant_id = app.tenant());
end $$;
--;
-- Confidential items that the caller neither opened nor is named on.
create or replace function app.hidden_items() returns setof uuid
language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, app, pg_temp as $$
begin
  if app.tenant() is null or app.scope() = 'all' then
    return query select w.id from work_items w
      where w.is_confidential and w.opened_by_id is distinct from app.actor()
        and not exists (select 1 from work_item_people p
          where p.tenant_id = w.tenant_id and p.item_id = w.id and p.account_id = app.actor());
  else
    return query select w.id from work_items w
      where w.tenant_id = app.tenant() and w.is_confidential
        and w.opened_by_id is distinct from app.actor()
        and not exists (select 1 from work_item_people p
          where p.tenant_id = w.tenant_id and p.item_id = w.id and p.account_id = app.actor());
  end if;
end $$;
--;
-- Documents that lie beside such an item.
create or replace function app.hidden_documents() returns setof uuid
language plpgsql stable parallel safe security definer set search_path = pg_catalog, public, app, pg_temp as $$
begin
  return query select d.document_id from work_items w
    join item_documents d on d.tenant_id = w.tenant_id and d.item_id = w.id
    where w.is_confidential and w.opened_by_id is distinct from app.actor()
      and (app.tenant() is null or app.scope() = 'all' or w.tenant_id = app.tenant())
      and not exists (select 1 from work_item_people p
        where p.tenant_id = w.tenant_id and p.item_id = w.id and p.account_id = app.actor());
end $$;
--;
-- Names the leads who serve an item's company in its service, or the agents where there is no
-- lead: a client cannot know them, and an item that nobody sees would be done by nobody.
create or replace function app.name_leads(p_tenant uuid, p_item uuid, p_at timestamptz)
returns void language plpgsql security definer set search_path = pg_catalog, public, app, pg_temp as $$
begin
  insert into work_item_people (tenant_id, item_id, account_id, name, side, added_by_name, added_at)
  select w.tenant_id, w.id, m.account_id, m.name, 'provider', 'Zaplecze', p_at
  from work_items w
    join agent_assignments a on a.tenant_id = w.tenant_id and a.service = w.service
    join members m on m.account_id = a.account_id and m.is_active
      and m.tenant_id = '00000000-0000-7000-8000-000000000001' and m.role in ('lead', 'agent')
  where w.tenant_id = p_tenant and w.tenant_id = app.tenant() and w.id = p_item
    and w.is_confidential
    and (app.caller() = 'zaplecze_worker' or w.opened_by_id = app.actor())
    and (m.role = 'lead' or not exists (
      select 1 from agent_assignments o
        join members l on l.account_id = o.account_id and l.is_active and l.role = 'lead'
          and l.tenant_id = '00000000-0000-7000-8000-000000000001'
      where o.tenant_id = w.tenant_id and o.service = w.service))
  on conflict do nothing;
end $$;
--;
-- A published version is what open items go on under: it may only be retired.
create or replace function app.type_version_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'published' and new.state = 'retired'
    and to_jsonb(new) - '{state,retired_at,updated_at}'::text[]
      = to_jsonb(old) - '{state,retired_at,updated_at}'::text[] then
    return new;
  end if;
  raise exception 'immutable' using errcode = '23514',
    constraint = 'request_type_versions_immutable';
end $$;
--;
create or replace trigger request_type_versions_immutable
  before update or delete on request_type_versions
  for each row when (old.state <> 'draft') execute function app.type_version_change();
--;
create or replace trigger work_marks_immutable before update or delete on work_marks
  for each row execute function app.refuse_change();
--;
-- An item keeps what it was opened under, and who may see it is not decided afterwards.
create or replace function app.item_pins_change() returns trigger language plpgsql as $$
begin
  raise exception 'immutable' using errcode = '23514', constraint = 'work_items_pins_immutable';
end $$;
--;
create or replace trigger work_items_pins_immutable
  before update of request_type, request_type_version, is_confidential, opened_by_id on work_items
  for each row when (
    (old.request_type, old.request_type_version, old.is_confidential, old.opened_by_id)
      is distinct from
    (new.request_type, new.request_type_version, new.is_confidential, new.opened_by_id)
  ) execute function app.item_pins_change();
