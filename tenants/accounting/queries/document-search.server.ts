// Documents by what stands on them: the seller and the number, as far as they are read.
import { type SQL, sql } from 'drizzle-orm'
import { type DocumentListInput, documentsBy, listDocuments } from '../../archive/queries.server.ts'
import type { DocumentPage } from '../../archive/types.ts'
import type { ScopeContext } from '../../shared/scope.server.ts'

/** The list of documents; those who see the books also find them by invoice. */
export function searchDocuments(
  ctx: ScopeContext,
  input: DocumentListInput,
): Promise<DocumentPage> {
  const text = input.text?.trim()
  if (!text || !ctx.actor.can('books:read')) return listDocuments(ctx, input)
  return documentsBy(ctx, input, ofInvoices(ctx, text))
}

// The highest character there is: all that begins with a text stands before it.
const LAST = sql`chr(1114111)`

// Beginnings, compared byte by byte: each of the three has an index that row security
// lets the planner use, which it would not for a pattern.
function ofInvoices(ctx: ScopeContext, text: string): SQL {
  const seller = sql`translate(lower(${text}::text),
    'ĄĆĘŁŃÓŚŹŻąćęłńóśźż', 'acelnoszzacelnoszz') collate "C"`
  const number = text.toLowerCase().replace(/[^a-z0-9]/g, '')
  const begins = (column: SQL, key: SQL) =>
    sql`(${column} collate "C" >= ${key} and ${column} collate "C" < (${key} || ${LAST}))`
  const ways = [begins(sql`p.seller_key`, seller)]
  if (number) {
    const tail = [...number].reverse().join('')
    ways.push(begins(sql`p.number_key`, sql`(${number}::text collate "C")`))
    ways.push(begins(sql`p.number_tail_key`, sql`(${tail}::text collate "C")`))
  }
  return sql`select p.document_id from purchase_documents p
    where p.tenant_id = ${ctx.tenantId} and (${sql.join(ways, sql` or `)})`
}
