import postgres from 'postgres'

const settings = globalThis as { floorUrl?: string; floorAgent?: string }
let sql: postgres.Sql | undefined

export type FloorRow = {
  id: string
  number: number
  slug: string
  company: string
  colour: string
  title: string
  service: string
  status: string
  priority: number
  assignee: string
  due: string
}

/** Fifty open items of one agent, by the index that sorts them. */
export function floorRows(): Promise<FloorRow[]> {
  sql ??= postgres(settings.floorUrl!, { max: 10 })
  return sql<FloorRow[]>`
    select w.id, w.number, c.slug, c.short_name as company, c.colour, w.title, w.service,
      w.status, w.priority, coalesce(w.assignee_name, '') as assignee,
      to_char(w.next_due_at, 'DD.MM HH24:MI') as due
    from work_items w join companies c using (tenant_id)
    where w.assignee_id = ${settings.floorAgent!} and w.closed_at is null
    order by w.next_due_at, w.id limit 50`
}
