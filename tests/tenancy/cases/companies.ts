import { listAuditEvents, listOutbox } from '#tenants/audit/queries.server.ts'
import { inviteMember, revokeInvitation } from '#tenants/companies/commands/invite-member.server.ts'
import {
  changeMemberRole,
  deactivateMember,
} from '#tenants/companies/commands/keep-members.server.ts'
import { setAgentServices } from '#tenants/companies/commands/set-agent-services.server.ts'
import {
  setCompanyActive,
  takeOnCompany,
  updateCompany,
} from '#tenants/companies/commands/take-on-company.server.ts'
import {
  countCompanies,
  countCompaniesOfAgents,
  getCompanyBySlug,
  listAgentAssignments,
  listCompanies,
  listInvitations,
  listMembers,
  requireCompany,
} from '#tenants/companies/queries.server.ts'
import { takeOnCompanyInput, updateCompanyInput } from '#tenants/companies/schema.ts'
import {
  createContractVersion,
  withdrawContractVersion,
} from '#tenants/contracts/commands.server.ts'
import {
  getContractVersion,
  getContractVersionOn,
  listContractVersions,
} from '#tenants/contracts/queries.server.ts'
import { aNip } from '#tests/factories/company.ts'
import type { Cases, CompanyCase, HouseCase } from './case.ts'
import { termsFrom } from './furnished-company.ts'

const details = {
  legalName: 'Nowa nazwa sp. z o.o.',
  shortName: 'Nowa nazwa',
  regon: '',
  addressLine1: 'ul. Nowa 1',
  postalCode: '00-001',
  city: 'Warszawa',
  zone: 'Europe/Warsaw',
  locale: 'pl' as const,
  colour: '#0F766E',
  taxOfficeCode: '',
  bankAccount: '',
  fiscalYearStartMonth: '1',
  trade: '',
  email: '',
}
const keeping = (run: CompanyCase['run'], more: Partial<CompanyCase> = {}): CompanyCase => ({
  scope: 'company',
  as: 'owner',
  needs: ['members:manage'],
  run,
  ...more,
})
const ofOne = { names: undefined, crossed: false } as const
const house = (run: HouseCase['run'], more: Partial<HouseCase> = {}): HouseCase => ({
  scope: 'house',
  needs: ['companies:read'],
  names: false,
  run,
  ...more,
})
const admin = (run: CompanyCase['run'], needs: CompanyCase['needs']): CompanyCase => ({
  scope: 'company',
  as: 'admin',
  needs,
  run,
})
const terms = (run: CompanyCase['run']): CompanyCase => ({
  scope: 'company',
  as: 'owner',
  needs: 'read underneath items and bills; the contract’s page asks for contracts:read',
  run,
})

export const companiesCases: Cases = {
  'audit/queries#listOutbox': house((ctx) => listOutbox(ctx), { needs: ['outbox:read'] }),
  'audit/queries#listAuditEvents': house((ctx) => listAuditEvents(ctx), { needs: ['audit:read'] }),
  'companies/commands/invite-member#inviteMember': keeping(
    (ctx) => inviteMember(ctx, { email: 'nowa@example.com', name: 'Nowa Osoba', role: 'viewer' }),
    { names: false },
  ),
  'companies/commands/invite-member#revokeInvitation': keeping((ctx, at) =>
    revokeInvitation(ctx, { invitationId: at.invitationId }),
  ),
  'companies/commands/keep-members#changeMemberRole': keeping((ctx, at) =>
    changeMemberRole(ctx, { accountId: at.memberId, role: 'owner' }),
  ),
  'companies/commands/keep-members#deactivateMember': keeping((ctx, at) =>
    deactivateMember(ctx, { accountId: at.memberId }),
  ),
  'companies/commands/set-agent-services#setAgentServices': house(
    (ctx, at) =>
      setAgentServices(ctx, {
        tenantId: at.tenantId,
        accountId: at.agentId,
        services: ['accounting'],
      }),
    { needs: ['companies:manage'], ...ofOne },
  ),
  'companies/commands/take-on-company#takeOnCompany': house(
    (ctx) => takeOnCompany(ctx, takeOnCompanyInput.parse({ ...details, nip: aNip(9_500) })),
    { needs: ['companies:manage'] },
  ),
  'companies/commands/take-on-company#updateCompany': {
    ...admin((ctx) => updateCompany(ctx, updateCompanyInput.parse(details)), ['companies:manage']),
    names: false,
  },
  'companies/commands/take-on-company#setCompanyActive': {
    ...admin(
      async (ctx) => {
        await setCompanyActive(ctx, false)
        return (await requireCompany(ctx)).isActive
      },
      ['companies:manage'],
    ),
    names: false,
  },
  'companies/queries#getCompanyBySlug': house((ctx, at) => getCompanyBySlug(ctx, at.slug), {
    needs: 'the scope of the house itself is for admins and auditors only',
    ...ofOne,
  }),
  'companies/queries#requireCompany': {
    scope: 'company',
    as: 'viewer',
    needs: 'the name over every page',
    names: false,
    run: (ctx) => requireCompany(ctx),
  },
  'companies/queries#requireProvider':
    'the provider’s own name, address and account: the same for everybody, on every invoice',
  'companies/queries#listCompanies': house((ctx) => listCompanies(ctx)),
  'companies/queries#listMembers': {
    scope: 'company',
    as: 'owner',
    needs: ['members:read'],
    names: false,
    run: (ctx) => listMembers(ctx),
  },
  'companies/queries#listInvitations': {
    scope: 'company',
    as: 'owner',
    needs: ['members:read'],
    names: false,
    run: (ctx) => listInvitations(ctx),
  },
  'companies/queries#listAgentAssignments': house(async (ctx, at) => {
    const rows = await listAgentAssignments(ctx, at.tenantId)
    return rows.filter(({ services }) => services.length > 0)
  }, ofOne),
  'companies/queries#countCompaniesOfAgents': house((ctx) => countCompaniesOfAgents(ctx), {
    needs: ['staff:read'],
  }),
  'companies/queries#countCompanies': house((ctx) => countCompanies(ctx)),
  'contracts/commands#createContractVersion': admin(
    (ctx, { tenantId }) => createContractVersion(ctx, { ...termsFrom('2027-06-01'), tenantId }),
    ['contracts:manage'],
  ),
  'contracts/commands#withdrawContractVersion': admin(
    (ctx, { tenantId, comingContractId }) =>
      withdrawContractVersion(ctx, { tenantId, versionId: comingContractId }),
    ['contracts:manage'],
  ),
  'contracts/queries#getContractVersionOn': terms((ctx, at) =>
    getContractVersionOn(ctx, '2026-12-01', at.tenantId),
  ),
  'contracts/queries#getContractVersion': terms((ctx, at) =>
    getContractVersion(ctx, at.contractId, at.tenantId),
  ),
  'contracts/queries#listContractVersions': terms((ctx, at) =>
    listContractVersions(ctx, at.tenantId),
  ),
}
