import { Form, useActionData, useNavigation } from '@remix-run/react'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useLocale, useWords } from '#app/i18n/locale.tsx'
import { portalWords } from '#app/i18n/portal.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { cx } from '#app/ui/cx.ts'
import { TextareaField } from '#app/ui/field.tsx'
import type { ItemPage } from '#tenants/work/types.ts'
import { momentInWords } from './when.ts'

type Refused = { errors: Record<string, string>; values: Record<string, string> }

/** What was said, and a place to say more while the item is open. */
export function ItemTalk({
  item,
  canWrite,
  now,
}: {
  item: ItemPage
  canWrite: boolean
  now: Date
}) {
  const t = useWords(portalWords).item
  const { locale, zone } = useLocale()
  return (
    <Card title={t.messages}>
      <div className="stack">
        {item.messages.length > 0 ? (
          <ol className="talk">
            {item.messages.map((message) => (
              <li key={message.id} className={cx('say', message.side === 'client' && 'say-own')}>
                <p className="meta num">
                  {message.authorName} · {momentInWords(locale, message.createdAt, now, zone)}
                </p>
                <p className="say-body">{message.body}</p>
              </li>
            ))}
          </ol>
        ) : (
          <p className="muted">{t.noMessages}</p>
        )}
        {item.closedAt ? <p className="hint">{t.closedNoMessages}</p> : null}
        {/* A sent message stands above: a new key empties the box for the next one. */}
        {canWrite && !item.closedAt ? <MessageForm key={item.messages.length} /> : null}
      </div>
    </Card>
  )
}

function MessageForm() {
  const t = useWords({ common: commonWords, portal: portalWords })
  const refused = useActionData<Refused>()
  const navigation = useNavigation()
  const isBusy = navigation.formData?.get('intent') === 'message'
  const mine = refused?.values?.intent === 'message' ? refused : undefined
  return (
    <Form method="post" className="qa-form">
      <input type="hidden" name="intent" value="message" />
      <TextareaField
        id="message"
        label={t.portal.item.writeMessage}
        name="body"
        rows={3}
        required
        maxLength={10_000}
        defaultValue={mine?.values.body}
        error={fieldErrorText(t, mine?.errors.body ?? mine?.errors.form)}
      />
      <div className="qa-foot">
        <span />
        <SubmitButton variant="secondary" busy={isBusy} icon="message">
          {t.portal.item.sendMessage}
        </SubmitButton>
      </div>
    </Form>
  )
}
