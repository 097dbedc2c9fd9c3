import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Button } from './button.tsx'

/**
 * The form that the checkboxes belong to. It is always in the page and shown by
 * CSS once something is checked, so bulk actions work before and without scripts.
 */
export function BulkBar({
  formId,
  action,
  ids,
  summary,
  onClear,
  children,
}: {
  formId: string
  action?: string
  ids: readonly string[]
  summary?: ReactNode
  onClear: () => void
  children: ReactNode
}) {
  const t = useWords(commonWords).table
  return (
    <Form method="post" id={formId} action={action} className="bulk" preventScrollReset>
      <span className="bulk-count num" aria-live="polite">
        {ids.length > 0 ? t.selected(ids.length) : null}
      </span>
      {summary ? <span className="bulk-summary">{summary}</span> : null}
      <span className="bulk-actions">{children}</span>
      <Button type="reset" variant="ghost" size="sm" icon="close" onClick={onClear}>
        {t.clearSelection}
      </Button>
    </Form>
  )
}
