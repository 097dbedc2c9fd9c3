import { Form } from '@remix-run/react'
import { paths } from '#app/http/paths.ts'
import { deskWords } from '#app/i18n/desk.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { IconButton, SubmitButton } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { Menu, MenuDivider, MenuLink } from '#app/ui/menu.tsx'
import type { SavedView } from '#tenants/work/queries/views.server.ts'

/** Filters kept under a name; the one in the address can be saved, others deleted. */
export function SavedViews({
  views,
  query,
}: {
  views: readonly SavedView[]
  /** Filters of the page; empty when there are none to keep. */
  query: string
}) {
  const words = useWords(deskWords).views
  return (
    <Menu
      align="end"
      trigger={
        <>
          <Icon name="star" />
          {words.title}
        </>
      }
    >
      {views.map((view) => (
        <div key={view.id} className="menu-row view-row">
          <MenuLink to={`${paths.desk()}?${view.query}`}>{view.name}</MenuLink>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="view" value={view.id} />
            <IconButton
              type="submit"
              name="intent"
              value="delete-view"
              icon="trash"
              size="sm"
              label={words.delete(view.name)}
            />
          </Form>
        </div>
      ))}
      {views.length === 0 && !query ? <p className="menu-note">{words.none}</p> : null}
      {query ? (
        <>
          {views.length > 0 ? <MenuDivider /> : null}
          <Form method="post" className="view-form" preventScrollReset>
            <input type="hidden" name="query" value={query} />
            <TextField id="view-name" name="name" label={words.name} required maxLength={60} />
            <SubmitButton name="intent" value="save-view" size="sm">
              {words.save}
            </SubmitButton>
          </Form>
        </>
      ) : null}
    </Menu>
  )
}
