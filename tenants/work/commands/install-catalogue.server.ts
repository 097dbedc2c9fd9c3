// The request types that the product ships, put into the database at each start. What an
// admin has made of a type is theirs: an upgrade writes a new version only over its own words.
import { sql } from 'drizzle-orm'
import { requestTypes, requestTypeVersions } from '#db/schema/companies.ts'
import { type ProviderContext, requirePermission } from '../../shared/scope.server.ts'
import { catalogue, definitionOf } from '../catalogue.ts'
import { diffDefinitions } from '../rules/definition-diff.ts'
import type { TypeDefinition } from '../type-definition.ts'
import { headOf } from './compose-type.server.ts'

type Known = {
  code: string
  currentVersion: number | null
  lastVersion: number | null
  /** Of the current version; null when none is published. */
  origin: 'product' | 'office' | null
  definition: TypeDefinition | null
  hasDraft: boolean
}

/** Puts the shipped request types into the database; running it again changes nothing. */
export async function installCatalogue(ctx: ProviderContext): Promise<void> {
  requirePermission(ctx, 'contracts:manage')
  const known = new Map((await loadKnown(ctx)).map((row) => [row.code, row]))
  const rows = catalogue.map((type, position) => {
    const definition = definitionOf(type)
    return {
      code: type.code,
      definition,
      position,
      version: versionFor(known, type.code, definition),
    }
  })
  const fresh = rows.filter(({ version }) => version !== null)
  if (fresh.length === 0) return
  const excluded = (column: string) => sql.raw(`excluded.${column}`)
  // The head row first: the version refers to it.
  await ctx.tx
    .insert(requestTypes)
    .values(
      fresh.map(({ code, definition, position, version }) => ({
        code,
        ...headOf(definition),
        position,
        currentVersion: version,
      })),
    )
    .onConflictDoUpdate({
      target: requestTypes.code,
      set: {
        service: excluded('service'),
        namePl: excluded('name_pl'),
        nameEn: excluded('name_en'),
        hintPl: excluded('hint_pl'),
        hintEn: excluded('hint_en'),
        form: excluded('form'),
        meter: excluded('meter'),
        opensFromUpload: excluded('opens_from_upload'),
        isOffered: excluded('is_offered'),
        position: excluded('position'),
        currentVersion: excluded('current_version'),
      },
    })
  await ctx.tx.insert(requestTypeVersions).values(
    fresh.map(({ code, definition, version }) => ({
      code,
      version: version!,
      state: 'published',
      origin: 'product',
      definition,
      createdByName: ctx.actor.name,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      publishedByName: ctx.actor.name,
      publishedAt: ctx.now,
    })),
  )
}

/** The number of the version to write, or null when the stored one stays. */
function versionFor(
  known: ReadonlyMap<string, Known>,
  code: string,
  shipped: TypeDefinition,
): number | null {
  const row = known.get(code)
  if (!row) return 1
  // A row from before there were versions, or one whose only version nobody has written yet.
  if (row.lastVersion === null) return 1
  // Retired, or being edited, or edited: the office has the word.
  if (row.origin !== 'product' || row.hasDraft || !row.definition) return null
  return diffDefinitions(row.definition, shipped).length > 0 ? row.lastVersion + 1 : null
}

async function loadKnown(ctx: ProviderContext): Promise<readonly Known[]> {
  // The lock keeps two starting nodes from writing the same version.
  return ctx.tx.execute<Known>(sql`
    select t.code, t.current_version as "currentVersion", v.origin, v.definition,
      (select max(l.version) from request_type_versions l where l.code = t.code) as "lastVersion",
      exists (select 1 from request_type_versions d
        where d.code = t.code and d.state = 'draft') as "hasDraft"
    from request_types t
      left join request_type_versions v on v.code = t.code and v.version = t.current_version
    order by t.code for update of t`)
}
