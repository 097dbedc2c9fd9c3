import { type PayPlace, paths } from '#app/http/paths.ts'
import type { Words } from '#app/i18n/dictionaries.ts'
import type { NavGroup } from '#app/ui/frame-nav.tsx'

/** People and pay, for those who may see pay. */
export function payrollNav(
  at: PayPlace,
  company: string,
  t: Words<'payDeclarations' | 'payForms' | 'payPapers' | 'payPeople' | 'payRuns' | 'payTime'>,
): NavGroup {
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
      {
        to: paths.declarations(at, company),
        label: t.payDeclarations.title,
        icon: 'archive',
      },
      { to: paths.staff(at, company), label: t.payPeople.title, icon: 'users' },
      { to: paths.absences(at, company), label: t.payTime.title, icon: 'calendar' },
      { to: paths.taxForms(at, company), label: t.payForms.title, icon: 'contract' },
      { to: paths.payCosts(at, company), label: t.payForms.costsReport.title, icon: 'chart' },
      { to: paths.certificates(at, company), label: t.payPapers.title, icon: 'document' },
      { to: paths.monthInputs(at, company), label: t.payTime.inputs.nav, icon: 'clock' },
    ],
  }
}
