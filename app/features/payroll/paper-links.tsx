import { type Locale, useLocale, useWords } from '#app/i18n/locale.tsx'
import { payPapersWords } from '#app/i18n/payroll-papers.ts'
import { LinkButton } from '#app/ui/button.tsx'

/** The same paper in both languages, that of the page first. */
export function PaperLinks({ to, size }: { to: (lang: Locale) => string; size?: 'sm' }) {
  const t = useWords(payPapersWords)
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
