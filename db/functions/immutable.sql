-- What is posted, issued, filed or agreed never changes, whoever asks.

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
