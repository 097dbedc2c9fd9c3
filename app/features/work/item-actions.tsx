import { Form, Link } from '@remix-run/react'
import { useWords } from '#app/i18n/locale.tsx'
import { workWords } from '#app/i18n/work.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Icon, type IconName } from '#app/ui/icons.tsx'
import { Menu } from '#app/ui/menu.tsx'
import type { Deed } from '#tenants/work/rules/item-state.ts'
import type { ItemPage } from '#tenants/work/types.ts'
import type { PanelDeed } from './item-deed-panel.tsx'

/** Only what the item allows now; the likely next step is the loud one. */
export function ItemActions({ item, here }: { item: ItemPage; here: string }) {
  const t = useWords(workWords).deeds
  const can = (deed: Deed) => item.allowed.includes(deed)
  const to = (deed: PanelDeed) => `${here}?do=${deed}`
  const link = (deed: PanelDeed, icon: IconName) => (
    <Link to={to(deed)} className="menu-item" preventScrollReset>
      <Icon name={icon} />
      {t[deed]}
    </Link>
  )
  return (
    <>
      {can('start') ? <OneClick intent="start" item={item} label={t.start} /> : null}
      {can('resume_authority') ? (
        <OneClick intent="resume" item={item} label={t.resume} isPrimary />
      ) : null}
      {can('ask') ? (
        <LinkButton to={to('ask')} icon="question" preventScrollReset>
          {t.ask}
        </LinkButton>
      ) : null}
      {can('finish') ? (
        <LinkButton to={to('finish')} icon="check" variant="primary" preventScrollReset>
          {t.finish}
        </LinkButton>
      ) : null}
      {can('reopen') ? (
        <LinkButton to={to('reopen')} icon="refresh" preventScrollReset>
          {t.reopen}
        </LinkButton>
      ) : null}
      {can('wait_authority') || can('cancel') ? (
        <Menu
          align="end"
          label={t.more}
          triggerClass="btn btn-ghost btn-icon"
          trigger={<Icon name="dots" />}
        >
          {can('wait_authority') ? link('wait', 'pause') : null}
          {can('cancel') ? link('cancel', 'close') : null}
        </Menu>
      ) : null}
    </>
  )
}

function OneClick({
  intent,
  item,
  label,
  isPrimary,
}: {
  intent: string
  item: ItemPage
  label: string
  isPrimary?: boolean
}) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="version" value={item.version} />
      <Button
        type="submit"
        name="intent"
        value={intent}
        variant={isPrimary ? 'primary' : 'secondary'}
      >
        {label}
      </Button>
    </Form>
  )
}
