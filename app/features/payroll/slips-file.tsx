import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { payPapersWords } from '#app/i18n/payroll-papers.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { PaperLinks } from './paper-links.tsx'

type Props = {
  count: number
  /** Slips in one file. */
  inFile: number
  to: (query: { part: number; lang: 'pl' | 'en' }) => string
}

/** All payslips of a run; a long run is several files. */
export function SlipsFile({ count, inFile, to }: Props) {
  const t = useWords(payPapersWords)
  const { locale } = useLocale()
  if (count === 0) return null
  const parts = Array.from({ length: Math.ceil(count / inFile) }, (_, at) => at + 1)
  return (
    <Card title={t.allSlips} meta={t.allSlipsText}>
      <div className="cluster">
        {parts.length === 1 ? (
          <PaperLinks to={(lang) => to({ part: 1, lang })} />
        ) : (
          parts.map((part) => (
            <LinkButton key={part} to={to({ part, lang: locale })} reloadDocument icon="download">
              {t.part((part - 1) * inFile + 1, Math.min(part * inFile, count))}
            </LinkButton>
          ))
        )}
      </div>
    </Card>
  )
}
