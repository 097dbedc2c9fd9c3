import { useT } from '#app/i18n/dictionaries.ts'
import { type Locale, useLocale } from '#app/i18n/locale.tsx'
import { LinkButton } from '#app/ui/button.tsx'

/** The same paper in both languages, that of the page first. */
export function PaperLinks({ to, size }: { to: (lang: Locale) => string; size?: 'sm' }) {
  const t = useT().payPapers
  const { locale } = useLocale()
  const other = locale === 'pl' ? 'en' : 'pl'
  const words = { pl: t.inPl, en: t.inEn }
  const look = size ? { size } : {}
  return (
    <>
      <LinkButton to={to(locale)} reloadDocument icon="download" {...look}>
        {words[locale]}
      </LinkButton>
      <LinkButton to={to(other)} reloadDocument icon="download" variant="ghost" {...look}>
        {words[other]}
      </LinkButton>
    </>
  )
}
