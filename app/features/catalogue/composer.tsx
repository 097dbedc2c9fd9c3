import { Form } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { commonWords } from '#app/i18n/common.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { Button, SubmitButton } from '#app/ui/button.tsx'
import { ConfirmButton } from '#app/ui/confirm-button.tsx'
import { Notice } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/use-format.ts'
import type { ProductTie } from '#tenants/work/rules/product-types.ts'
import type { TypeDefinition } from '#tenants/work/type-definition.ts'
import { BasicsSection, TermsSection } from './basics-section.tsx'
import { definitionOf } from './draft-state.ts'
import { composerErrorText } from './error-text.ts'
import { FormSection } from './form-section.tsx'
import { PreviewPanel } from './preview.tsx'
import { PublishDialog } from './publish-dialog.tsx'
import { ChecklistSection, StepsSection } from './steps-section.tsx'
import { type StoredDraft, useComposer, useUnsavedGuard } from './use-composer.ts'
import './catalogue.css'

const sections = ['basics', 'form', 'steps', 'checklist', 'terms'] as const
type Section = (typeof sections)[number]

export function Composer({
  code,
  stored,
  current,
  openItems,
  tie,
}: {
  code: string
  stored: StoredDraft
  current: TypeDefinition | null
  openItems: number
  tie: ProductTie | null
}) {
  const all = useWords({ common: commonWords, catalogue: catalogueWords })
  const t = all.catalogue
  const f = useFormat()
  const composer = useComposer(stored, current)
  const [said, setSaid] = useState('')
  useUnsavedGuard(composer.isDirty, t.leave)
  const { draft, errors, refusal, conflict } = composer
  const definition = useMemo(() => definitionOf(draft), [draft])
  const error = (path: string) => composerErrorText(all, errors[path])
  const wrong = Object.keys(errors)
  // The section opens with its error; the eye and the keyboard go to the uppermost one, once
  // for each refusal: whoever puts a field right is not taken to the next one while typing.
  useEffect(() => {
    if (refusal.length === 0) return
    requestAnimationFrame(() => {
      const places = refusal.map((path) => `#${CSS.escape(path)}`).join(',')
      const first = document.querySelector<HTMLElement>(places)
      ;(first ?? document.getElementById('refused'))?.focus()
    })
  }, [refusal])
  const props = { composer, error, tie, say: setSaid }
  return (
    <>
      <div className="cmp-bar">
        <nav className="cmp-nav" aria-label={t.tabs.compose}>
          {sections.map((section) => {
            const count = wrong.filter((path) => sectionOf(path) === section).length
            return (
              <a key={section} href={`#section-${section}`}>
                {t.sections[section]}
                {count > 0 ? <span className="ct bd-bad">{count}</span> : null}
              </a>
            )
          })}
        </nav>
        <span className="meta" role="status">
          {composer.isDirty ? t.unsaved : t.savedAt(f.dateTime(composer.kept.basis))}
        </span>
        <span className="actions">
          <Form method="post" onSubmit={composer.letGo}>
            <input type="hidden" name="intent" value="discard" />
            <ConfirmButton variant="ghost" confirmLabel={t.discardSure}>
              {t.discard}
            </ConfirmButton>
          </Form>
          <Button busy={composer.isSaving} onClick={() => composer.save()}>
            {t.save}
          </Button>
          <Button
            variant="primary"
            busy={composer.isSaving}
            onClick={() => composer.save({ thenPublish: true })}
          >
            {t.publish}
          </Button>
        </span>
      </div>
      <div className="cmp">
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            composer.save()
          }}
        >
          {conflict ? (
            <Notice
              tone="warn"
              title={t.conflict.title}
              actions={
                <>
                  <Button size="sm" onClick={composer.keepMine}>
                    {t.conflict.mine}
                  </Button>
                  <Button size="sm" onClick={composer.takeTheirs}>
                    {t.conflict.theirs}
                  </Button>
                </>
              }
            >
              <p>{t.conflict.text(conflict.by, f.dateTime(conflict.at))}</p>
            </Notice>
          ) : null}
          {wrong.length > 0 ? (
            <div id="refused" tabIndex={-1}>
              <Notice tone="bad" title={t.refused}>
                {errors.definition ? <p>{error('definition')}</p> : null}
              </Notice>
            </div>
          ) : null}
          <div id="section-basics" className="cmp-section">
            <BasicsSection {...props} />
          </div>
          <div id="section-form" className="cmp-section">
            <FormSection {...props} />
          </div>
          <div id="section-steps" className="cmp-section">
            <StepsSection {...props} />
          </div>
          <div id="section-checklist" className="cmp-section">
            <ChecklistSection {...props} />
          </div>
          <div id="section-terms" className="cmp-section">
            <TermsSection {...props} />
          </div>
          {/* Enter in any field saves, as in every form. */}
          <SubmitButton className="sr-until-focus">{t.save}</SubmitButton>
          <p className="sr" aria-live="polite">
            {said}
          </p>
        </form>
        <aside className="cmp-side" aria-label={t.preview}>
          <PreviewPanel code={code} definition={definition} />
        </aside>
      </div>
      <PublishDialog composer={composer} current={current} openItems={openItems} />
    </>
  )
}

function sectionOf(path: string): Section {
  const [head] = path.split('.')
  if (head === 'form' || head === 'steps' || head === 'checklist') return head
  return head === 'name' || head === 'hint' || head === 'service' ? 'basics' : 'terms'
}
