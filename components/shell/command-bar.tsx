'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import { COMMAND_INPUT_ID } from '@/components/actions/focus-command-bar'
import { useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { remarksOn } from '@/lib/view/carry/remarks'
import { formatClock } from '@/lib/view/describe/format'
import { selectLastCommand } from '@/lib/view/run/selectors'
import { useCommandLine } from './use-command-line'

/** Shows the command line of the last gesture, and takes one typed instead. */
export function CommandBar() {
  const last = useView(selectLastCommand)
  const { text, setText, submit, recall, result, clearResult } = useCommandLine()
  const [focused, setFocused] = useState(false)
  const showLast = text === '' && !focused && last !== undefined
  return (
    <section
      aria-label="Command line"
      className="pointer-events-auto flex w-full min-w-0 max-w-[760px] flex-col gap-2"
    >
      {result !== null && <CommandResult {...result} onClose={clearResult} />}
      <form
        className="relative flex h-9 items-center gap-2 rounded-[10px] bg-[#0f172a] pl-3.5 pr-2 text-[#f1f5f9] shadow-float ring-1 ring-[#334155] focus-within:ring-2 focus-within:ring-focus"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <span aria-hidden className="num text-sm text-[#94a3b8] italic">
          $
        </span>
        <label htmlFor={COMMAND_INPUT_ID} className="only-spoken">
          aws command
        </label>
        <input
          id={COMMAND_INPUT_ID}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
              event.preventDefault()
              recall(event.key === 'ArrowUp' ? 1 : -1)
            }
            if (event.key === 'Escape') {
              clearResult()
              event.currentTarget.blur()
            }
          }}
          placeholder={focused ? 'aws ecs update-service --cluster demo --service web --desired-count 6' : ''}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="num h-full min-w-0 flex-1 bg-transparent text-sm outline-none placeholder:text-[#8393aa]"
        />
        {showLast && (
          <span className="num pointer-events-none absolute inset-y-0 right-10 left-8 flex items-center gap-2 overflow-hidden text-sm whitespace-pre">
            <span className={cx('truncate', last.error !== null && 'line-through decoration-[#f87171]')}>
              {last.commandLine}
            </span>
            {last.error !== null && <span className="shrink-0 text-[#fca5a5]">✕ {last.error.code}</span>}
            {last.error === null && <Remark remarks={remarksOn(last)} />}
            <span className="shrink-0 text-[#94a3b8] italic">— {formatClock(last.at)}</span>
          </span>
        )}
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

/** That something of the last command was left out; which, is listed under Events, API calls. */
function Remark({ remarks }: { readonly remarks: readonly string[] }) {
  const [first] = remarks
  if (first === undefined) return null
  return (
    <span className="max-w-[40%] shrink-0 truncate text-[#fcd34d]" title={remarks.join('\n')}>
      ▲ {first}
    </span>
  )
}

interface CommandResultProps {
  readonly ok: boolean
  readonly text: string
  readonly onClose: () => void
}

function CommandResult({ ok, text, onClose }: CommandResultProps) {
  return (
    <div
      role={ok ? 'status' : 'alert'}
      className={cx(
        'flex items-start gap-2 rounded-[10px] border bg-surface py-2 pr-2 pl-3.5 shadow-float',
        ok ? 'border-line' : 'border-bad/50',
      )}
    >
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long output scrolls, and must do so by keyboard.
        tabIndex={0}
        className={cx(
          'num max-h-56 min-w-0 flex-1 overflow-auto text-sm whitespace-pre-wrap',
          ok ? 'text-ink-2' : 'text-bad-text',
        )}
      >
        {text}
      </pre>
      <Button variant="ghost" size="sm" aria-label="Close the result" className="w-7 px-0!" onClick={onClose}>
        <X aria-hidden size={14} />
      </Button>
    </div>
  )
}
