// A working week is typed in hours of each day; the module keeps minutes.
import { type FieldCodes, refuse } from '#app/http/form.server.ts'

export function withWeek(form: FormData): FormData {
  const read = new FormData()
  const errors: FieldCodes = {}
  for (const [name, value] of form.entries()) {
    const day = /^week\.([0-6])$/.exec(name)?.[1]
    if (day === undefined) {
      read.append(name, value)
      continue
    }
    const minutes = minutesOf(String(value))
    if (minutes === null) errors[name] = 'minutes'
    else read.append(`weekMinutes.${day}`, String(minutes))
  }
  if (Object.keys(errors).length > 0) refuse(errors)
  return read
}

function minutesOf(typed: string): number | null {
  const clean = typed.trim()
  if (clean === '') return 0
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(clean)
  const parts = clock ?? /^(\d{1,2})(?:[.,](25|5|50|75))?$/.exec(clean)
  if (!parts) return null
  const quarter = { '25': 15, '5': 30, '50': 30, '75': 45 }[parts[2] ?? ''] ?? 0
  const minutes = Number(parts[1]) * 60 + (clock ? Number(clock[2]) : quarter)
  return minutes <= 1440 ? minutes : null
}
