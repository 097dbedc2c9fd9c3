// A deed that needs words or a second thought: a dialog, and without scripts a block of
// the page at the same address. It names what follows before anything happens.

import { Form, Link, useNavigation } from '@remix-run/react'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { AskFields, type AskGround } from '#app/features/questions/ask-fields.tsx'
import { commonWords } from '#app/i18n/common.ts'
import { fieldErrorText } from '#app/i18n/field-errors.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { workWords } from '#app/i18n/work.ts'
import { SubmitButton } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { TextareaField, TextField } from '#app/ui/field.tsx'
import { FormActions, Notice } from '#app/ui/form.tsx'
import type { ItemPage } from '#tenants/work/types.ts'

export const panelDeeds = ['ask', 'wait', 'finish', 'cancel', 'reopen'] as const
export type PanelDeed = (typeof panelDeeds)[number]

export type Refused = { errors: Record<string, string>; values: Record<string, string> }

/** Names of the state rule for the deeds that have a panel. */
const ruleOf = {
  ask: 'ask',
  wait: 'wait_authority',
  finish: 'finish',
  cancel: 'cancel',
  reopen: 'reopen',
} as const

export function panelOf(item: ItemPage, wanted: string | null): PanelDeed | null {
  const deed = panelDeeds.find((one) => one === wanted)
  return deed && item.allowed.includes(ruleOf[deed]) ? deed : null
}

export function ItemDeedPanel({
  item,
  deed,
  closeTo,
  onClose,
  refused,
  ground,
}: {
  item: ItemPage
  ground?: AskGround | null | undefined
  deed: PanelDeed
  closeTo: string
  onClose: () => void
  refused: Refused | undefined
}) {
  const t = useWords({ work: workWords })
  const { title } = t.work.panel[deed]
  // What came as a block of the page stays one: turned into a dialog by the script that arrives
  // later, it would lose the words that somebody has typed by then.
  const isScripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const [isDialog] = useState(isScripted)
  // A dialog gives the focus to its first control, the closing one: the text comes first.
  useEffect(() => {
    if (isDialog) document.getElementById(`deed-${deed}`)?.focus()
  }, [isDialog, deed])
  const form = (
    <PanelForm item={item} deed={deed} refused={refused} ground={ground}>
      <Link to={closeTo} className="btn btn-ghost" preventScrollReset>
        {t.work.deeds.back}
      </Link>
    </PanelForm>
  )
  return isDialog ? (
    <Dialog open onClose={onClose} title={title}>
      {form}
    </Dialog>
  ) : (
    <Card title={title}>{form}</Card>
  )
}

const never = () => () => {}

function PanelForm({
  item,
  deed,
  refused,
  ground,
  children,
}: {
  item: ItemPage
  ground?: AskGround | null | undefined
  deed: PanelDeed
  refused: Refused | undefined
  children: ReactNode
}) {
  const t = useWords({ common: commonWords, work: workWords })
  const words = t.work.panel[deed]
  const navigation = useNavigation()
  const isBusy = navigation.formData?.get('intent') === deed
  const mine = refused?.values.intent === deed ? refused : undefined
  const name = deed === 'ask' ? 'body' : deed === 'finish' ? 'note' : 'reason'
  return (
    <Form method="post" className="stack" preventScrollReset>
      <input type="hidden" name="intent" value={deed} />
      <input type="hidden" name="version" value={item.version} />
      {mine?.errors.form ? <Notice tone="bad">{fieldErrorText(t, mine.errors.form)}</Notice> : null}
      <p>{words.text}</p>
      {deed === 'finish' && item.meter ? (
        <p className="strong">{t.work.panel.finish.metered}</p>
      ) : null}
      {deed === 'finish' && item.meter === 'record_keyed' ? (
        <TextField
          id="quantity"
          name="quantity"
          label={t.work.panel.records}
          inputMode="numeric"
          className="field-short"
          required
          defaultValue={mine?.values.quantity ?? String(item.form.record_count ?? 1)}
          error={fieldErrorText(t, mine?.errors.quantity)}
        />
      ) : null}
      <TextareaField
        id={`deed-${deed}`}
        name={name}
        label={words.field}
        rows={deed === 'ask' ? 5 : 3}
        required={deed !== 'finish'}
        optional={deed === 'finish'}
        maxLength={10_000}
        defaultValue={mine?.values[name]}
        error={fieldErrorText(t, mine?.errors[name])}
      />
      {deed === 'ask' && ground ? (
        <AskFields ground={ground} fields={item.fields} refused={mine} />
      ) : null}
      <FormActions>
        <SubmitButton busy={isBusy} variant={deed === 'cancel' ? 'danger' : 'primary'}>
          {words.submit}
        </SubmitButton>
        {children}
      </FormActions>
    </Form>
  )
}
