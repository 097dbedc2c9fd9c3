-- Who must hear that a session may have become another one.

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
