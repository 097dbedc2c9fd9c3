// What of a person runs out, in the head of their page: each leads to where it is renewed.
import { Link } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { payFileWords } from '#app/i18n/payroll-file.ts'
import { Badge } from '#app/ui/badge.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { Expiry } from '#tenants/payroll/queries/file.server.ts'

type Props = { expiries: readonly Expiry[]; today: string; fileTo: string }

export function PersonExpiries({ expiries, today, fileTo }: Props) {
  const t = useWords(payFileWords)
  const f = useFormat()
  return expiries.map(({ id, what, endsOn }) => {
    const isOver = endsOn < today
    const text = (isOver ? t.ended : t.ends)(t.kinds[what], f.date(endsOn))
    const tone = isOver ? 'bad' : 'warn'
    return what === 'contract_end' ? (
      <Badge key={id} tone={tone}>
        {text}
      </Badge>
    ) : (
      <Link key={id} to={fileTo}>
        <Badge tone={tone}>{text}</Badge>
      </Link>
    )
  })
}
