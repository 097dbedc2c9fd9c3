// The roles of a request and the shapes of their rights; which table has which is in access.ts.
import {
  agentComplaints,
  agentPay,
  clientComplaints,
  clientPay,
  ofLinkedItem,
  ownPay,
  seenItem,
  visible,
} from './access-rows.ts'

export const requestRoles = [
  'auth',
  'intake',
  'answer',
  'client',
  'employee',
  'agent',
  'admin',
  'worker',
] as const
export type RequestRole = (typeof requestRoles)[number]

export const roleName = (role: RequestRole) => `zaplecze_${role}`
/** Owns every object; nobody logs in as it. */
export const OWNER_ROLE = 'zaplecze_owner'
/** Owns the SECURITY DEFINER functions; sees only the tables named in `systemTables`. */
export const SYSTEM_ROLE = 'zaplecze_system'
/** What the web, the worker and the tests log in as. */
export const LOGIN_ROLE = 'zaplecze_app'

/** `s`elect, `i`nsert, `u`pdate, `d`elete; columns limit an update. */
export type Grant = { rights: string; rows: string; updateColumns?: readonly string[] }
export type TableAccess = Partial<Record<RequestRole, Grant>>

export const full = (rights: string): Grant => ({ rights, rows: visible.everything })
export const all = (rights: string, updateColumns?: readonly string[]): Grant => ({
  rights,
  rows: 'true',
  ...(updateColumns ? { updateColumns } : {}),
})

/** The minutes of an item: figures without words, by which the promises are counted. */
export const itemFigures = (client: string, agent: string): TableAccess => ({
  client: { rights: client, rows: visible.client },
  agent: { rights: agent, rows: visible.agent },
  admin: full('s'),
  worker: full('siu'),
})
/** Rows that hang on an item: both sides read, both write through commands. */
export const itemChild = (client: string, agent: string): TableAccess => ({
  client: { rights: client, rows: `${visible.client} and ${seenItem}` },
  agent: { rights: agent, rows: `${visible.agent} and ${seenItem}` },
  admin: { rights: 's', rows: `${visible.everything} and ${seenItem}` },
  worker: full('siu'),
})

type PayRights = {
  client: string
  agent: string
  employee?: string
  updateColumns?: readonly string[]
}
/** Rows of the payroll; `updateColumns` limits the client, who decides but does not compute. */
export const pay = (
  { client, agent, employee, updateColumns }: PayRights,
  own = ownPay,
): TableAccess => ({
  client: { rights: client, rows: clientPay, ...(updateColumns ? { updateColumns } : {}) },
  agent: { rights: agent, rows: agentPay },
  ...(employee ? { employee: { rights: employee, rows: own } } : {}),
  worker: full('siud'),
})
export const complaint = (agent: string, client = 's'): TableAccess => ({
  client: { rights: client, rows: clientComplaints },
  agent: { rights: agent, rows: agentComplaints },
  admin: full('s'),
  worker: full('siu'),
})
/** Whoever answers by a mailed link: what hangs on the one item that the link's question holds. */
export const answer = (
  rights: string,
  rows: string = ofLinkedItem,
  updateColumns?: readonly string[],
) => ({
  answer: { rights, rows, ...(updateColumns ? { updateColumns } : {}) },
})
