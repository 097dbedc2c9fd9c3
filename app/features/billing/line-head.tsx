// The head of a line's own page: what it is, what it costs and how that came about.
import { billingWords } from '#app/i18n/billing.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { Card } from '#app/ui/card.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { Money } from '#app/ui/text.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { Invoice, InvoiceLine } from '#tenants/billing/types.ts'
import { LineSteps } from './line-steps.tsx'

type Props = {
  invoice: Pick<Invoice, 'number' | 'period'>
  line: InvoiceLine
  back: string
  csv: string
}

export function LineHead({ invoice, line, back, csv }: Props) {
  const t = useWords(billingWords)
  const f = useFormat()
  const { locale } = useLocale()
  return (
    <>
      <PageHeader
        title={locale === 'pl' ? line.namePl : line.nameEn}
        back={{
          to: back,
          label: invoice.number ? t.drill.back(invoice.number) : t.drill.backDraft,
        }}
        meta={
          <>
            <span>{f.month(line.explanation.latePeriod ?? invoice.period, 'long')}</span>
            <span>{t.drill.summary(line.quantity)}</span>
            <Money minor={line.netMinor} />
          </>
        }
        actions={
          <a href={csv} className="btn btn-secondary" download>
            {t.drill.csv}
          </a>
        }
      />
      <Card title={t.invoice.how} className="line-how">
        <LineSteps explanation={line.explanation} />
      </Card>
    </>
  )
}
