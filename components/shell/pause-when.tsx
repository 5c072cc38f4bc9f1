'use client'

import { AlarmClock } from 'lucide-react'
import { useId, useState } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Popover } from '@/components/ui/popover'
import type { PauseCause } from '@/lib/protocol'
import { formatClock } from '@/lib/view/describe/format'
import { parseClock } from '@/lib/view/time/clock-text'
import { hasRules, PAUSE_CAUSES, withCause } from '@/lib/view/time/pause-rules'

/** What the run is to be paused at by itself. */
export function PauseWhen({ className }: { readonly className?: string }) {
  const isSet = useView(({ pauseRules }) => hasRules(pauseRules))
  return (
    <Popover
      label="Pause when"
      className="w-72"
      trigger={
        <Button
          variant={isSet ? 'plain' : 'ghost'}
          aria-label={isSet ? 'Pause when… (set)' : 'Pause when…'}
          title="Pause when…"
          className={cx('w-8 px-0!', isSet && 'border-accent! text-accent-text', className)}
        >
          <AlarmClock aria-hidden size={16} />
        </Button>
      }
    >
      <PauseForm />
    </Popover>
  )
}

function PauseForm() {
  const { store } = useRun()
  const rules = useView((state) => state.pauseRules)
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-semibold">Pause when</legend>
      {(Object.keys(PAUSE_CAUSES) as PauseCause[]).map((cause) => (
        <label key={cause} className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={rules.causes.includes(cause)}
            onChange={({ target }) =>
              store.setState(({ pauseRules }) => ({
                pauseRules: withCause(pauseRules, cause, target.checked),
              }))
            }
          />
          {PAUSE_CAUSES[cause]}
        </label>
      ))}
      <TimeField />
    </fieldset>
  )
}

/** A time is taken as soon as it is one; an empty field is none. */
function TimeField() {
  const { store } = useRun()
  const at = useView(({ pauseRules }) => pauseRules.at)
  const [text, setText] = useState(at === null ? '' : formatClock(at))
  const id = useId()
  const parsed = parseClock(text)
  const isWrong = text.trim() !== '' && parsed === null
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="flex items-center justify-between gap-2">
        the clock shows
        <input
          id={id}
          value={text}
          placeholder="00:05:00"
          aria-invalid={isWrong}
          aria-describedby={`${id}-note`}
          onChange={({ target }) => {
            setText(target.value)
            const next = parseClock(target.value)
            if (next !== null || target.value.trim() === '')
              store.setState(({ pauseRules }) => ({ pauseRules: { ...pauseRules, at: next } }))
          }}
          className="num h-7 w-28 rounded-card border border-line bg-canvas px-2 aria-invalid:border-bad"
        />
      </label>
      <p id={`${id}-note`} className={cx('text-sm', isWrong ? 'text-bad-text' : 'text-ink-3')}>
        {isWrong ? 'Not a time. Write 00:05:00, 5m or 90s.' : 'It stops at the very instant, at any speed.'}
      </p>
    </div>
  )
}
