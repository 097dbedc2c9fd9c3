import { type DragEvent, type ReactNode, useState } from 'react'
import { catalogueWords } from '#app/i18n/catalogue.ts'
import { useWords } from '#app/i18n/locale.tsx'
import { IconButton } from '#app/ui/button.tsx'
import { cx } from '#app/ui/cx.ts'
import { Icon, type IconName } from '#app/ui/icons.tsx'

export type RowFrameProps = {
  id: string
  index: number
  count: number
  icon: IconName
  title: string
  marks: readonly string[]
  isWrong: boolean
  isOpen: boolean
  onToggle: () => void
  onMove: (to: number) => void
  onDrop: (id: string) => void
  onCopy?: () => void
  onRemove: () => void
  children: ReactNode
}

/** A row that folds, and goes up and down by buttons or by dragging. */
export function RowFrame(props: RowFrameProps) {
  const { id, index, count, title, isOpen, isWrong } = props
  const t = useWords(catalogueWords)
  const [isOver, setIsOver] = useState(false)
  const [isHeld, setIsHeld] = useState(false)
  // The moved row keeps its button, but a browser drops the focus of what is put elsewhere.
  const move = (to: number, button: 'up' | 'down') => {
    props.onMove(to)
    requestAnimationFrame(() => {
      const first = document.getElementById(`${id}-${button}`) as HTMLButtonElement | null
      const other = document.getElementById(`${id}-${button === 'up' ? 'down' : 'up'}`)
      ;(first?.disabled ? other : first)?.focus()
    })
  }
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('application/x-row')) return
    event.preventDefault()
    setIsOver(true)
  }
  return (
    <li
      className={cx('cmp-row', isOpen && 'cmp-row-open', isOver && 'cmp-row-over')}
      draggable={isHeld}
      onDragStart={(event) => {
        event.dataTransfer.setData('application/x-row', id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragEnd={() => setIsHeld(false)}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        props.onDrop(event.dataTransfer.getData('application/x-row'))
      }}
    >
      <div className="cmp-head">
        {/* Held by the mouse only: the two arrows do the same by keyboard. */}
        <span
          className="cmp-grip"
          title={t.drag}
          aria-hidden="true"
          onMouseDown={() => setIsHeld(true)}
          onMouseUp={() => setIsHeld(false)}
        >
          <Icon name="updown" />
        </span>
        <button
          type="button"
          className="cmp-title"
          aria-expanded={isOpen}
          aria-controls={`${id}-body`}
          onClick={props.onToggle}
        >
          <Icon name={props.icon} />
          <span className={cx('cmp-name', !title && 'muted')}>{title || t.untitled}</span>
          {props.marks.map((mark) => (
            <span key={mark} className="meta cmp-mark">
              {mark}
            </span>
          ))}
          {isWrong ? <Icon name="warning" className="cmp-wrong" label={t.wrong(1)} /> : null}
        </button>
        <span className="cmp-acts">
          <IconButton
            id={`${id}-up`}
            size="sm"
            icon="arrow-up"
            label={t.of(t.up, title || t.untitled)}
            disabled={index === 0}
            onClick={() => move(index - 1, 'up')}
          />
          <IconButton
            id={`${id}-down`}
            size="sm"
            icon="arrow-down"
            label={t.of(t.down, title || t.untitled)}
            disabled={index === count - 1}
            onClick={() => move(index + 1, 'down')}
          />
          {props.onCopy ? (
            <IconButton
              size="sm"
              icon="rows"
              label={t.of(t.duplicate, title || t.untitled)}
              onClick={props.onCopy}
            />
          ) : null}
          <IconButton
            size="sm"
            icon="trash"
            label={t.of(t.remove, title || t.untitled)}
            onClick={props.onRemove}
          />
        </span>
      </div>
      <div id={`${id}-body`} className="cmp-body" hidden={!isOpen}>
        {isOpen ? props.children : null}
      </div>
    </li>
  )
}
