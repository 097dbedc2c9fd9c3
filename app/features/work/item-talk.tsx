import { Form, Link, useNavigation } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { workWords } from '#app/i18n/work.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { cx } from '#app/ui/cx.ts'
import { TextareaField } from '#app/ui/field.tsx'
import { Icon } from '#app/ui/icons.tsx'
import { DateTime } from '#app/ui/text.tsx'
import type { ItemPage } from '#tenants/work/types.ts'
import type { Refused } from './item-deed-panel.tsx'

export type TalkTab = 'messages' | 'notes'

/** Two boxes that cannot be mistaken: one goes to the client, one stays with the team. */
export function ItemTalk({
  item,
  tab,
  here,
  refused,
}: {
  item: ItemPage
  tab: TalkTab
  here: string
  refused: Refused | undefined
}) {
  const t = useWords(workWords).talk
  const isNotes = tab === 'notes'
  return (
    <Card flush className="talk-card">
      <nav className="tabs talk-tabs" aria-label={t.tabs}>
        <TalkLink to={here} isOn={!isNotes} label={t.messages} count={item.messages.length} />
        <TalkLink
          to={`${here}?tab=notes`}
          isOn={isNotes}
          label={t.notes}
          count={item.notes.length}
        />
      </nav>
      <div className="card-body stack">
        {isNotes ? <Notes item={item} /> : <Messages item={item} />}
        {isNotes || item.allowed.includes('provider_message') ? (
          <TalkBox
            key={`${tab}${isNotes ? item.notes.length : item.messages.length}`}
            tab={tab}
            here={here}
            refused={refused}
          />
        ) : (
          <p className="hint">{t.closed}</p>
        )}
      </div>
    </Card>
  )
}

function TalkLink(props: { to: string; isOn: boolean; label: string; count: number }) {
  return (
    <Link
      to={props.to}
      className={cx('tab', props.isOn && 'tab-on')}
      aria-current={props.isOn ? 'page' : undefined}
      preventScrollReset
      replace
    >
      {props.label}
      <span className="ct bd-neutral">{props.count}</span>
    </Link>
  )
}

function Messages({ item }: { item: ItemPage }) {
  const t = useWords(workWords).talk
  if (item.messages.length === 0) return <p className="muted">{t.noMessages}</p>
  return (
    <ol className="talk">
      {item.messages.map((message) => (
        <li key={message.id} className={cx('say', message.side === 'provider' && 'say-own')}>
          <p className="meta num">
            {message.authorName} · <DateTime value={message.createdAt} />
          </p>
          <p className="say-body">{message.body}</p>
        </li>
      ))}
    </ol>
  )
}

function Notes({ item }: { item: ItemPage }) {
  const t = useWords(workWords).talk
  if (item.notes.length === 0) return <p className="muted">{t.noNotes}</p>
  return (
    <ol className="talk talk-note">
      {item.notes.map((note) => (
        <li key={note.id} className="say">
          <p className="meta num">
            {note.authorName} · <DateTime value={note.createdAt} />
          </p>
          <p className="say-body">{note.body}</p>
        </li>
      ))}
    </ol>
  )
}

function TalkBox({
  tab,
  here,
  refused,
}: {
  tab: TalkTab
  here: string
  refused: Refused | undefined
}) {
  const t = useWords({ common: commonWords, work: workWords })
  const words = t.work.talk
  const isNotes = tab === 'notes'
  const intent = isNotes ? 'note' : 'message'
  const navigation = useNavigation()
  const mine = refused?.values.intent === intent ? refused : undefined
  return (
    <Form
      method="post"
      action={isNotes ? `${here}?tab=notes` : here}
      className={cx('talk-box', isNotes && 'talk-box-note')}
      preventScrollReset
    >
      <input type="hidden" name="intent" value={intent} />
      <TextareaField
        id={intent}
        name="body"
        label={isNotes ? words.noteField : words.messageField}
        rows={3}
        required
        maxLength={10_000}
        defaultValue={mine?.values.body}
        error={fieldErrorText(t, mine?.errors.body ?? mine?.errors.form)}
      />
      <div className="qa-foot">
        <span className="talk-for">
          <Icon name={isNotes ? 'lock' : 'users'} size={14} />
          {isNotes ? words.staffOnly : words.toClient}
        </span>
        <SubmitButton
          variant={isNotes ? 'secondary' : 'primary'}
          busy={navigation.formData?.get('intent') === intent}
          icon={isNotes ? 'edit' : 'message'}
        >
          {isNotes ? words.save : words.send}
        </SubmitButton>
      </div>
    </Form>
  )
}
