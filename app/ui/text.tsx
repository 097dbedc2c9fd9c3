import { useLocale } from '#app/i18n/locale.tsx'
import { cx } from './cx.ts'
import { useFormat } from './use-format.ts'

export function Money({
  minor,
  currency,
  bare,
  strong,
}: {
  minor: bigint
  currency?: string
  /** Without the currency, where the column names it. */
  bare?: boolean
  strong?: boolean
}) {
  const f = useFormat()
  const text = bare ? f.amount(minor) : f.money(minor, currency)
  // Columns of amounts are tabular by themselves: most cells need no element of their own.
  if (minor >= 0n && !strong) return <>{text}</>
  return <span className={cx('num', minor < 0n && 'neg', strong && 'strong')}>{text}</span>
}

function iso(instant: string | Date): string {
  return typeof instant === 'string' ? instant : instant.toISOString()
}

export function DateText({ value }: { value: string | Date }) {
  const f = useFormat()
  return (
    <time className="num" dateTime={iso(value)}>
      {f.date(value)}
    </time>
  )
}

export function DateTime({ value, relative }: { value: string | Date; relative?: boolean }) {
  const f = useFormat()
  const { now } = useLocale()
  if (relative && now) {
    return (
      <time className="num" dateTime={iso(value)} title={f.dateTime(value)}>
        {f.relative(value)}
      </time>
    )
  }
  return (
    <time className="num" dateTime={iso(value)}>
      {f.dateTime(value)}
    </time>
  )
}

export function Minutes({ value }: { value: number }) {
  return <span className="num">{useFormat().minutes(value)}</span>
}

export function Nip({ value }: { value: string }) {
  return <span className="num">{useFormat().nip(value)}</span>
}

export function AccountNumber({ value }: { value: string }) {
  return <span className="num">{useFormat().accountNumber(value)}</span>
}
