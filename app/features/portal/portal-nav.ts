// The portal's menu: what a role may not open is not there.
import { paths } from '#app/http/paths.ts'
import type { Dictionary } from '#app/i18n/dictionaries.ts'
import type { NavGroup, NavItem } from '#app/ui/frame-nav.tsx'
import type { Permission } from '#tenants/shared/permissions.ts'

export function portalNav(
  company: string,
  permissions: ReadonlySet<Permission>,
  openQuestions: number,
  words: Dictionary['portal']['nav'],
): NavGroup[] {
  const shown = (entries: readonly (NavItem & { needs: readonly Permission[] })[]): NavItem[] =>
    entries
      .filter(({ needs }) => needs.every((permission) => permissions.has(permission)))
      .map(({ needs: _needs, ...item }) => item)
  const work = shown([
    {
      needs: ['work:read'],
      to: paths.portal(company),
      label: words.home,
      icon: 'home',
      end: true,
      primary: true,
      count: openQuestions,
    },
    {
      // Invoices are handed in by those who see the books; HR hands in with a request.
      needs: ['documents:upload', 'books:read'],
      to: paths.portalUpload(company),
      label: words.upload,
      icon: 'upload',
      primary: true,
    },
    {
      needs: ['work:read'],
      to: paths.portalItems(company),
      label: words.items,
      icon: 'inbox',
      primary: true,
    },
    {
      needs: ['documents:read'],
      to: paths.portalDocuments(company),
      label: words.documents,
      icon: 'document',
      primary: true,
    },
  ])
  const firm = shown([
    {
      needs: ['books:read'],
      to: paths.portalBooks(company, 'trial-balance'),
      label: words.books,
      icon: 'ledger',
      under: [
        paths.portalBooks(company, 'journal'),
        paths.portalBooks(company, 'vat'),
        paths.portalAccount(company, ''),
      ],
    },
    {
      needs: ['invoices:read'],
      to: paths.portalInvoices(company),
      label: words.invoices,
      icon: 'invoice',
    },
    {
      needs: ['work:read'],
      to: paths.portalScorecard(company),
      label: words.scorecard,
      icon: 'chart',
    },
    {
      needs: ['contracts:read'],
      to: paths.portalContract(company),
      label: words.contract,
      icon: 'contract',
    },
    {
      needs: ['members:read'],
      to: paths.portalPeople(company),
      label: words.people,
      icon: 'users',
    },
  ])
  return [{ items: work }, ...(firm.length > 0 ? [{ label: words.company, items: firm }] : [])]
}
