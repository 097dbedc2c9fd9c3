// Roles and what they may do. Commands check these; screens use them to show or hide.

export const clientRoles = ['owner', 'finance', 'hr', 'viewer'] as const
export const staffRoles = ['agent', 'lead', 'admin', 'auditor'] as const
export type ClientRole = (typeof clientRoles)[number]
export type StaffRole = (typeof staffRoles)[number]
/**
 * An employee of a client, who sees their own pay and nothing else. Not one of the client's
 * roles: no page of the portal opens for it, and in the database it is a role of its own.
 */
export const employeeRole = 'employee'
export type MemberRole = ClientRole | StaffRole | typeof employeeRole

export const services = [
  'accounting',
  'payroll',
  'complaints',
  'orders',
  'keying',
  'contracts',
  'legal',
  'it',
  'archive',
] as const
export type Service = (typeof services)[number]

export const permissions = [
  'work:read',
  'work:request',
  'work:answer',
  'work:do',
  'work:assign',
  'documents:read',
  'documents:upload',
  'books:read',
  'books:post',
  'invoices:read',
  'billing:read',
  'billing:run',
  'companies:read',
  'companies:manage',
  'contracts:read',
  'contracts:manage',
  'catalogue:edit',
  'members:read',
  'members:manage',
  'staff:read',
  'staff:manage',
  'audit:read',
  'outbox:read',
  'people:read',
  'people:manage',
  'people:unmask',
  'payroll:read',
  'payroll:do',
  'payroll:approve',
  'payroll:pay',
  'own_pay:read',
  'complaints:read',
  'complaints:money',
  'complaints:do',
] as const
export type Permission = (typeof permissions)[number]

const rolePermissions: Record<MemberRole, readonly Permission[]> = {
  owner: [
    'work:read',
    'work:request',
    'work:answer',
    'documents:read',
    'documents:upload',
    'books:read',
    'invoices:read',
    'contracts:read',
    'members:read',
    'members:manage',
    'audit:read',
    'people:read',
    'people:manage',
    'people:unmask',
    'payroll:read',
    'payroll:approve',
    'payroll:pay',
    'complaints:read',
    'complaints:money',
  ],
  finance: [
    'work:read',
    'work:request',
    'work:answer',
    'documents:read',
    'documents:upload',
    'books:read',
    'invoices:read',
    'contracts:read',
    'complaints:read',
    'complaints:money',
  ],
  hr: [
    'work:read',
    'work:request',
    'work:answer',
    'documents:read',
    'documents:upload',
    'people:read',
    'people:manage',
    'people:unmask',
    'payroll:read',
    'payroll:approve',
    'payroll:pay',
  ],
  viewer: ['work:read', 'documents:read', 'books:read', 'complaints:read'],
  employee: ['own_pay:read'],
  // Which of an agent's companies these are for, the assignments to the payroll say.
  agent: [
    'work:read',
    'work:do',
    'documents:read',
    'documents:upload',
    'books:read',
    'books:post',
    'people:read',
    'people:manage',
    'people:unmask',
    'payroll:read',
    'payroll:do',
    'complaints:read',
    'complaints:money',
    'complaints:do',
  ],
  lead: [
    'work:read',
    'work:do',
    'work:assign',
    'documents:read',
    'documents:upload',
    'books:read',
    'books:post',
    'staff:read',
    'contracts:read',
    'people:read',
    'people:manage',
    'people:unmask',
    'payroll:read',
    'payroll:do',
    'complaints:read',
    'complaints:money',
    'complaints:do',
  ],
  admin: [
    'work:read',
    'documents:read',
    'books:read',
    'billing:read',
    'billing:run',
    'companies:read',
    'companies:manage',
    'contracts:read',
    'contracts:manage',
    'catalogue:edit',
    'members:read',
    'members:manage',
    'staff:read',
    'staff:manage',
    'audit:read',
    'outbox:read',
  ],
  auditor: [
    'work:read',
    'documents:read',
    'books:read',
    'billing:read',
    'companies:read',
    'contracts:read',
    'members:read',
    'staff:read',
    'audit:read',
    'outbox:read',
  ],
}

const permissionSets = new Map<MemberRole, ReadonlySet<Permission>>(
  Object.entries(rolePermissions).map(([role, list]) => [role as MemberRole, new Set(list)]),
)

export function permissionsOf(role: MemberRole): ReadonlySet<Permission> {
  return permissionSets.get(role)!
}

// HR sees pay and people, finance sees books and not pay; the owner sees all.
const clientServices: Record<ClientRole, readonly Service[]> = {
  owner: services,
  finance: services.filter((service) => service !== 'payroll'),
  hr: ['payroll', 'legal', 'it'],
  viewer: services.filter((service) => service !== 'payroll'),
}

/** Services whose rows the database shows to a client's person. */
export function servicesOfClientRole(role: ClientRole): readonly Service[] {
  return clientServices[role]
}

export function isStaffRole(role: string): role is StaffRole {
  return (staffRoles as readonly string[]).includes(role)
}

export function isClientRole(role: string): role is ClientRole {
  return (clientRoles as readonly string[]).includes(role)
}
