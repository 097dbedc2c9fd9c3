// The pieces on one page, to look at and to run axe on. Mounted in development only;
// its sample words are Polish, since they are data here and not the product's.
import { useState } from 'react'
import { AppFrame } from '#app/ui/app-frame.tsx'
import { IconButton, LinkButton, SubmitButton } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import type { ShortcutGroup } from '#app/ui/shortcut-sheet.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import { ChartSamples } from './styleguide/chart-samples.tsx'
import { FormSamples } from './styleguide/form-samples.tsx'
import { PieceSamples } from './styleguide/piece-samples.tsx'
import { sampleCompanies } from './styleguide/sample-data.ts'
import { TableSample } from './styleguide/table-sample.tsx'

const nav = [
  {
    items: [
      { to: '/styleguide', label: 'Kolejka', icon: 'inbox', count: 23, end: true, primary: true },
      { to: '/styleguide/a', label: 'Czeka na klienta', icon: 'pause', count: 4, primary: true },
      { to: '/styleguide/b', label: 'Zrobione', icon: 'check-circle', primary: true },
    ],
  },
  {
    label: 'Firmy',
    items: [
      { to: '/styleguide/c', label: 'Dokumenty', icon: 'document', primary: true },
      { to: '/styleguide/d', label: 'Dziennik', icon: 'ledger' },
      { to: '/styleguide/e', label: 'Obroty i salda', icon: 'chart' },
      { to: '/styleguide/f', label: 'Umowy', icon: 'contract' },
    ],
  },
] as const

const shortcuts: ShortcutGroup[] = [
  {
    title: 'Lista',
    keys: [
      { keys: 'j', label: 'Następny wiersz' },
      { keys: 'k', label: 'Poprzedni wiersz' },
      { keys: 'x', label: 'Zaznacz' },
      { keys: 'Enter', label: 'Otwórz' },
    ],
  },
  {
    title: 'Wszędzie',
    keys: [
      { keys: '/', label: 'Szukaj' },
      { keys: 'g c', label: 'Idź do klienta' },
      { keys: 'Ctrl+Enter', label: 'Zapisz i następna' },
      { keys: '?', label: 'Ta lista' },
    ],
  },
]

export default function StyleGuide() {
  const [starred, setStarred] = useState(false)
  return (
    <AppFrame
      area="desk"
      homeTo="/styleguide"
      nav={nav}
      company={sampleCompanies[0] ?? null}
      companies={sampleCompanies}
      allCompaniesTo="/styleguide"
      user={{ name: 'Joanna Śliwińska', email: 'joanna@zaplecze.test', role: 'Specjalista' }}
      userLinks={[{ to: '/styleguide/g', label: 'Bezpieczeństwo i sesje', icon: 'shield' }]}
      signOutAction="/styleguide"
      shortcuts={shortcuts}
    >
      <PageHeader
        title="Kolejka"
        meta={<span className="num">23 pozycje, 2 po terminie</span>}
        actions={
          <>
            <IconButton
              icon="star"
              label="Zapisz widok"
              aria-pressed={starred}
              onClick={() => setStarred(!starred)}
            />
            <LinkButton to="/styleguide" icon="download">
              CSV
            </LinkButton>
            <SubmitButton icon="plus">Nowa pozycja</SubmitButton>
          </>
        }
      >
        <Tabs
          label="Widoki"
          tabs={[
            { to: '/styleguide', label: 'Moje', count: 23 },
            { to: '/styleguide/t', label: 'Zespół', count: 118 },
            { to: '/styleguide/u', label: 'Nieprzydzielone', count: 7 },
          ]}
        />
      </PageHeader>
      <div className="stack">
        <TableSample />
        <PieceSamples />
        <ChartSamples />
        <FormSamples />
      </div>
    </AppFrame>
  )
}
