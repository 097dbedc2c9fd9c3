import { type PayPlace, paths } from '#app/http/paths.ts'
import type { Words } from '#app/i18n/dictionaries.ts'
import type { NavGroup } from '#app/ui/frame-nav.tsx'

export function complaintsNav(at: PayPlace, company: string, t: Words<'complaints'>): NavGroup {
  const words = t.complaints
  return {
    label: words.nav,
    items: [
      {
        to: paths.complaints(at, company),
        label: at === 'desk' ? words.title : words.open,
        icon: 'flag',
        end: true,
        under: [paths.newComplaint(at, company)],
      },
      { to: paths.complaintReport(at, company), label: words.report, icon: 'chart' },
      { to: paths.complaintCauses(at, company), label: words.causes, icon: 'link' },
      ...(at === 'desk'
        ? [
            {
              to: paths.complaintSettings(at, company),
              label: words.settings,
              icon: 'settings' as const,
            },
          ]
        : []),
    ],
  }
}
