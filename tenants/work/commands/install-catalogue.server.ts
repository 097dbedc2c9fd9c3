import { sql } from 'drizzle-orm'
import { requestTypes } from '#db/schema/companies.ts'
import { type ProviderContext, requirePermission } from '../../shared/scope.server.ts'
import { catalogue } from '../catalogue.ts'

/** Puts the shipped request types into the database; running it again updates them. */
export async function installCatalogue(ctx: ProviderContext): Promise<void> {
  requirePermission(ctx, 'contracts:manage')
  const excluded = (column: string) => sql.raw(`excluded.${column}`)
  await ctx.tx
    .insert(requestTypes)
    .values(catalogue.map((type, position) => ({ ...type, position })))
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
      },
    })
}
