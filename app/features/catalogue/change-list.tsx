import { catalogueWords } from '#app/i18n/catalogue.ts'
import { catalogueChangesWords } from '#app/i18n/catalogue-changes.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { DefinitionChange } from '#tenants/work/rules/definition-diff.ts'
import { changeWords } from './change-words.ts'

export function ChangeList({ changes }: { changes: readonly DefinitionChange[] }) {
  const all = useWords({
    common: commonWords,
    catalogue: catalogueWords,
    catalogueChanges: catalogueChangesWords,
  })
  const { locale } = useLocale()
  const f = useFormat()
  return (
    <ul className="cmp-changes">
      {changes.map((change) => (
        <li key={JSON.stringify(change)}>{changeWords(all, locale, f, change)}</li>
      ))}
    </ul>
  )
}
