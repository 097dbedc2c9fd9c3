import { useState } from 'react'
import { Avatar, Person } from '#app/ui/avatar.tsx'
import { Badge, Count } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Notice } from '#app/ui/form.tsx'
import { Icon, iconNames } from '#app/ui/icons.tsx'
import { Kbd } from '#app/ui/kbd.tsx'
import { Menu, MenuButton, MenuDivider, MenuLink } from '#app/ui/menu.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { EmptyState } from '#app/ui/states.tsx'
import { AccountNumber, DateText, Money } from '#app/ui/text.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { showToast } from '#app/ui/toast.ts'
import { Tooltip } from '#app/ui/tooltip.tsx'

export function PieceSamples() {
  const [open, setOpen] = useState(false)
  return (
    <div className="cols-main">
      <div className="stack">
        <Card title="Przyciski i menu">
          <div className="stack">
            <div className="cluster">
              <Button variant="primary" icon="check">
                Zaksięguj
              </Button>
              <Button icon="question">Zapytaj klienta</Button>
              <Button variant="ghost">Anuluj</Button>
              <ConfirmButton icon="trash">Usuń</ConfirmButton>
              <Button variant="primary" busy>
                Zapisz
              </Button>
              <Button disabled>Niedostępne</Button>
              <Button onClick={() => setOpen(true)}>Okno</Button>
              <Button
                onClick={() =>
                  showToast({
                    tone: 'ok',
                    title: 'Zaksięgowano PK/2026/03/118',
                    text: '1 230,00 zł',
                  })
                }
              >
                Komunikat
              </Button>
              <Menu
                trigger={
                  <>
                    Działania <Icon name="chevron-down" size={14} />
                  </>
                }
              >
                <MenuLink to="/styleguide" icon="user">
                  Przydziel
                </MenuLink>
                <MenuLink to="/styleguide" icon="tag">
                  Zmień priorytet
                </MenuLink>
                <MenuDivider />
                <MenuButton type="button" icon="close" danger>
                  Anuluj pozycję
                </MenuButton>
              </Menu>
            </div>
            <div className="cluster">
              <Badge>Szkic</Badge>
              <Badge tone="info" icon="lock">
                Zamknięty
              </Badge>
              <Badge tone="ok" dot>
                Opłacona
              </Badge>
              <Badge tone="warn">Za 3 dni</Badge>
              <Badge tone="bad">Przeterminowana</Badge>
              <Count value={12} tone="bad" />
              <Avatar name="Michał Żak" size="lg" />
              <Person name="Ewa Lis" note="Księgowość" />
              <Kbd keys="Ctrl+Enter" />
              <Tooltip text="Reguły umowy z 1 stycznia, kalendarz 8–16.">SLA</Tooltip>
            </div>
            <ProgressBar value={62} label="Import" text="620 z 1000" />
            <Notice tone="warn" title="Suma pozycji różni się od sumy faktury o 0,01 zł">
              Sprawdź stawkę w pozycji 3.
            </Notice>
            <Notice tone="bad" title="Okres 02/2026 jest zamknięty" />
          </div>
        </Card>
        <Card title="Historia">
          <Timeline
            label="Historia"
            entries={[
              {
                id: '1',
                at: '2026-03-05T07:12:00Z',
                icon: 'upload',
                who: 'Anna Kos',
                title: 'przesyła fakturę FV/118/03',
              },
              {
                id: '2',
                at: '2026-03-05T08:01:00Z',
                icon: 'question',
                tone: 'warn',
                who: 'Joanna Śliwińska',
                title: 'pyta',
                body: 'Czy paliwo dotyczy auta służbowego WX 1234K?',
              },
              {
                id: '3',
                at: '2026-03-05T09:40:00Z',
                icon: 'lock',
                who: 'Michał Żak',
                title: 'zapisuje notatkę',
                internal: 'wewnętrzne',
                body: 'Poprzednio odliczaliśmy 50 %.',
              },
              {
                id: '4',
                at: '2026-03-05T11:20:00Z',
                icon: 'check',
                tone: 'ok',
                who: 'Joanna Śliwińska',
                title: 'księguje na 402-1',
              },
            ]}
          />
        </Card>
      </div>
      <div className="stack">
        <Card title="Faktura">
          <DescriptionList
            items={[
              { label: 'Sprzedawca', value: 'Hurtownia Mąki „Ziarno” sp. z o.o.' },
              { label: 'Data', value: <DateText value="2026-03-05" /> },
              { label: 'Brutto', value: <Money minor={123450n} strong />, numeric: true },
              { label: 'Korekta', value: <Money minor={-1000n} />, numeric: true },
              { label: 'Konto', value: <AccountNumber value="61109010140000071219812874" /> },
            ]}
          />
        </Card>
        <Card>
          <EmptyState icon="check-circle" title="Wszystko zrobione">
            Następna rzecz od Ciebie będzie potrzebna około 20 marca.
          </EmptyState>
        </Card>
        <Card>
          <Skeleton />
        </Card>
        <Card title="Ikony">
          <div className="cluster">
            {iconNames.map((name) => (
              <Icon key={name} name={name} size={20} label={name} />
            ))}
          </div>
        </Card>
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Zapytaj klienta"
        footer={<Button onClick={() => setOpen(false)}>Zamknij</Button>}
      >
        Zegar zatrzyma się do czasu odpowiedzi.
      </Dialog>
    </div>
  )
}
