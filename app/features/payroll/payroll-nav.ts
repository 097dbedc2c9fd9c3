import { type PayPlace, paths } from '#app/http/paths.ts'
import type { Dictionary } from '#app/i18n/dictionaries.ts'
import type { NavGroup } from '#app/ui/frame-nav.tsx'

/** People and pay, for those who may see pay. */
export function payrollNav(at: PayPlace, company: string, t: Dictionary): NavGroup {
  return {
    label: t.payPeople.navGroup,
    items: [
      {
        to: paths.payRuns(at, company),
        label: t.payRuns.title,
        icon: 'invoice',
        end: true,
        under: [paths.payRun(at, company, ''), paths.paySettings(at, company)],
      },
      { to: paths.staff(at, company), label: t.payPeople.title, icon: 'users' },
      { to: paths.absences(at, company), label: t.payTime.title, icon: 'calendar' },
      { to: paths.monthInputs(at, company), label: t.payTime.inputs.nav, icon: 'clock' },
    ],
  }
}
