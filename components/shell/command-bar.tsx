'use client'

import { useLayoutEffect, useRef, useState } from 'react'
import { COMMAND_INPUT_ID } from '@/components/actions/focus-command-bar'
import { useView } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import { onOneLine } from '@/lib/view/command-line/one-line'
import { selectLastCommand } from '@/lib/view/run/selectors'
import { CommandOptions, OPTIONS_ID, optionId } from './command-options'
import { CommandResult } from './command-result'
import { LastCommand } from './last-command'
import { useCommandKeys } from './use-command-keys'
import { useCommandLine } from './use-command-line'

/** Shows the command line of the last gesture, and takes one typed instead. */
export function CommandBar() {
  const last = useView(selectLastCommand)
  const bar = useCommandLine()
  const { text, cursor, offering, active, result } = bar
  const [focused, setFocused] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const onKeyDown = useCommandKeys(bar)
  const isOffering = focused && offering !== null

  // What is put into the middle of a line leaves the cursor behind it.
  useLayoutEffect(() => {
    const field = input.current
    if (field !== null && document.activeElement === field && field.selectionStart !== cursor)
      field.setSelectionRange(cursor, cursor)
  }, [cursor])

  return (
    <section
      aria-label="Command line"
      className="pointer-events-auto relative flex w-full min-w-0 max-w-[760px] flex-col gap-2"
    >
      {result !== null && <CommandResult {...result} onClose={bar.clearResult} />}
      {isOffering && (
        <CommandOptions
          completion={offering}
          active={active}
          onPoint={(index) => bar.send({ type: 'pointed', index })}
          onTake={(index) => bar.take(index)}
        />
      )}
      <form
        className="relative flex h-9 items-center gap-2 rounded-[10px] bg-[#0f172a] pl-3.5 pr-2 text-[#f1f5f9] shadow-float ring-1 ring-[#334155] focus-within:ring-2 focus-within:ring-focus"
        onSubmit={(event) => {
          event.preventDefault()
          bar.submit()
        }}
      >
        <span aria-hidden className="num text-sm text-[#94a3b8] italic">
          $
        </span>
        <label htmlFor={COMMAND_INPUT_ID} className="only-spoken">
          aws command
        </label>
        <input
          ref={input}
          id={COMMAND_INPUT_ID}
          role="combobox"
          aria-expanded={isOffering}
          aria-controls={OPTIONS_ID}
          aria-autocomplete="list"
          aria-activedescendant={isOffering && active >= 0 ? optionId(active) : undefined}
          value={text}
          onChange={({ target }) => bar.write(target.value, target.selectionStart ?? target.value.length)}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain')
            if (!/[\r\n]/.test(pasted)) return
            // The field holds one line, and would run the lines of a value together.
            event.preventDefault()
            const { selectionStart, selectionEnd, value } = event.currentTarget
            const begin = value.slice(0, selectionStart ?? 0) + onOneLine(pasted.trim())
            bar.write(begin + value.slice(selectionEnd ?? 0), begin.length)
          }}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false)
            bar.send({ type: 'closed' })
          }}
          onKeyDown={onKeyDown}
          placeholder={focused ? 'aws ecs update-service --cluster demo --service web --desired-count 6' : ''}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="num h-full min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-[#8393aa]"
        />
        {text === '' && !focused && last !== undefined && <LastCommand last={last} />}
        <kbd
          aria-hidden
          className={cx(
            'num rounded border border-[#475569] px-1.5 text-2xs text-[#a8b5c8]',
            focused && 'invisible',
          )}
        >
          /
        </kbd>
      </form>
    </section>
  )
}
