import { useLocale } from '#app/i18n/locale.tsx'
import { type Consequence, consequenceText } from '#tenants/work/rules/consequence.ts'

/** "Wstrzymuje VAT 02/2026, 3 sprawy, nasz zegar stoi od 11:42". */
export function ConsequenceLine({ consequence, now }: { consequence: Consequence; now: Date }) {
  const { locale, zone } = useLocale()
  return <span className="hint">{consequenceText(consequence, { locale, zone, now })}</span>
}
