import { paths } from '#app/http/paths.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { paySourceWords } from '#app/i18n/payroll-source.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/form.tsx'
import type { PayrollSource } from '#tenants/payroll/queries/item-source.server.ts'

type Props = { source: PayrollSource | null; at: 'desk' | 'portal'; company: string }

/** Leads from a work item to the certificate or the run that it stands for. */
export function ItemPayroll({ source, at, company }: Props) {
  const t = useWords(paySourceWords)
  if (!source) return null
  const words = t[source.kind]
  const isIssued = source.kind === 'certificate' && source.status === 'issued'
  const to =
    source.kind === 'run'
      ? paths.payRun(at, company, source.id)
      : paths.certificate(at, company, source.id)
  return (
    <Notice
      title={words.title}
      actions={
        <LinkButton to={to} size="sm">
          {words.open}
        </LinkButton>
      }
    >
      <p>{isIssued ? t.certificate.issued : words.text}</p>
    </Notice>
  )
}
