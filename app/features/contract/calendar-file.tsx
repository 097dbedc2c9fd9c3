// Days off out of a calendar file, put into the field in which they could be typed: what is
// saved stands there for everyone to read before it is saved.

import { useEffect, useState } from 'react'
import { contractWords } from '#app/i18n/contract.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { addDays, localDateOf } from '#tenants/shared/dates.ts'
import { readIcalDays } from '#tenants/sla/rules/ical.ts'
import { writeDates } from './typed-terms.ts'

const DAYS_AHEAD = 5 * 366

export function CalendarFile({ fieldId }: { fieldId: string }) {
  const t = useWords(contractWords).hours
  const { locale, zone } = useLocale()
  const [isLive, setLive] = useState(false)
  const [said, setSaid] = useState<{ text: string; isError: boolean } | null>(null)
  // Without a script it could do nothing: the dates are typed then.
  useEffect(() => setLive(true), [])
  if (!isLive) return null

  async function take(file: File) {
    const today = localDateOf(new Date(), zone)
    const read = readIcalDays(await file.text(), today, addDays(today, DAYS_AHEAD))
    if (!read.ok) return setSaid({ text: t.file.wrong[read.code], isError: true })
    const field = document.getElementById(fieldId)
    if (!(field instanceof HTMLInputElement)) return
    const fresh = read.dates.filter((date) => !field.value.includes(writeDates([date], locale)))
    field.value = [field.value.trim(), writeDates(fresh, locale)].filter(Boolean).join(', ')
    field.dispatchEvent(new Event('input', { bubbles: true }))
    setSaid({ text: t.file.taken(fresh.length, read.skipped), isError: false })
  }

  return (
    <div className="field">
      <label className="label" htmlFor="calendarFile">
        {t.file.label}
      </label>
      <input
        id="calendarFile"
        type="file"
        accept=".ics,text/calendar"
        aria-describedby="calendarFile-h"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) void take(file)
        }}
      />
      <p className="hint" id="calendarFile-h">
        {t.file.hint}
      </p>
      <p className={said?.isError ? 'error' : 'hint'} role="status">
        {said?.text}
      </p>
    </div>
  )
}
