import { useLocale } from '#app/i18n/locale.tsx'
import { momentInWords } from './when.ts'

export function MomentText({ at, now }: { at: Date; now: Date }) {
  const { locale, zone } = useLocale()
  return (
    <time className="num" dateTime={at.toISOString()}>
      {momentInWords(locale, at, now, zone)}
    </time>
  )
}
