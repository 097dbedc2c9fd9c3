-- How much waits for an answer: a count, which the holder of a mailed link may know although
-- the items themselves are not theirs to see.
create or replace function app.items_waiting(p_question uuid) returns integer
language plpgsql stable security definer set search_path = pg_catalog, public, app, pg_temp as $$
declare
  v_count integer;
begin
  select count(*) into v_count
  from work_questions q
    join work_items own on own.tenant_id = q.tenant_id and own.id = q.item_id
    join work_items w on w.tenant_id = q.tenant_id and w.service = own.service
      and w.closed_at is null and (w.id = own.id or (q.period is not null and (
        w.form ->> 'period' = q.period or exists (
          select 1 from work_questions o where o.tenant_id = w.tenant_id and o.item_id = w.id
            and o.period = q.period and o.answered_at is null and o.withdrawn_at is null))))
  where q.tenant_id = app.tenant() and q.id = p_question;
  return greatest(v_count, 1);
end $$;
