'use client'

import { useEffect } from 'react'
import { cx } from '@/components/ui/cx'
import type { Completion } from '@/lib/protocol'
import { plural } from '@/lib/view/describe/format'

export const OPTIONS_ID = 'command-options'
export const optionId = (index: number) => `command-option-${index}`

interface CommandOptionsProps {
  readonly completion: Completion
  readonly active: number
  readonly onPoint: (index: number) => void
  readonly onTake: (index: number) => void
}

/** What could be typed next, over the line. ARIA Authoring Practices, combobox with list autocomplete. */
export function CommandOptions({
  completion: { options, hint },
  active,
  onPoint,
  onTake,
}: CommandOptionsProps) {
  useEffect(() => {
    document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div className="absolute bottom-full left-0 z-20 mb-2 flex max-h-72 w-full max-w-[560px] flex-col rounded-[10px] border border-line bg-surface shadow-float">
      {hint !== null && (
        <p className="truncate border-b border-line px-3 py-1.5 text-xs text-ink-3">{hint}</p>
      )}
      <div
        role="listbox"
        id={OPTIONS_ID}
        aria-label="What can be typed here"
        className="min-h-0 overflow-y-auto p-1"
      >
        {options.map(({ text, detail }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the input's, which names the active option.
          <div
            key={text}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // The line keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => index !== active && onPoint(index)}
            onClick={() => onTake(index)}
            className={cx(
              'flex cursor-pointer items-baseline gap-3 rounded-md px-2 py-0.5 text-sm',
              index === active && 'bg-accent-soft outline outline-1 outline-accent',
            )}
          >
            <span className="num min-w-0 shrink truncate">{text}</span>
            <span className="ml-auto max-w-[55%] shrink-0 truncate text-xs text-ink-3">{detail}</span>
          </div>
        ))}
      </div>
      <p className="flex gap-3 border-t border-line px-3 py-1 text-2xs text-ink-3">
        <span role="status">{plural(options.length, 'suggestion')}</span>
        <span aria-hidden>↑↓ choose · Tab complete · Esc close</span>
      </p>
    </div>
  )
}
