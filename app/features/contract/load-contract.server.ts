// A company's contract for a page: its versions with what each changed, and the one shown.
import { listContractVersions } from '#tenants/contracts/queries.server.ts'
import { contractOn, diffVersions } from '#tenants/contracts/rules/versions.ts'
import { localDateOf } from '#tenants/shared/dates.ts'
import type { ScopeContext } from '#tenants/shared/scope.server.ts'
import { listRequestTypes } from '#tenants/work/queries/agents.server.ts'
import { partValues } from './term-form.ts'

export async function loadContract(ctx: ScopeContext, zone: string, asked: string | null) {
  const [versions, types] = await Promise.all([listContractVersions(ctx), listRequestTypes(ctx)])
  const today = localDateOf(ctx.now, zone)
  const chosen = versions.find(({ version }) => String(version) === asked)
  const shown = chosen ?? contractOn(versions, today) ?? versions.at(-1) ?? null
  return {
    today,
    shown,
    types: types.map(({ code, namePl, nameEn }) => ({ code, namePl, nameEn })),
    versions: versions.map((version, index) => {
      const before = versions[index + 1]
      const { id, effectiveFrom, createdByName, createdAt, note } = version
      return {
        id,
        version: version.version,
        effectiveFrom,
        createdByName,
        createdAt,
        note,
        changes: before ? diffVersions(before, version) : null,
      }
    }),
  }
}

/** What a contract may promise and meter: the types in use, with the times they propose. */
export async function loadCatalogue(ctx: ScopeContext) {
  const types = await listRequestTypes(ctx)
  return {
    types: types.flatMap(({ code, service, namePl, nameEn, proposedTerms }) =>
      proposedTerms ? [{ code, service, namePl, nameEn, proposed: partValues(proposedTerms) }] : [],
    ),
    meters: [...new Set(types.flatMap(({ meter }) => meter ?? []))],
  }
}
