'use client'

import { type DragEvent, useRef } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import { FileButton } from '@/components/ui/file-button'
import { notifyFailure } from '@/lib/view/run/notify-failure'

export interface MarkedLine {
  readonly line: number
  readonly message: string
}

interface TextSideProps {
  readonly text: string
  readonly mark: MarkedLine | null
  readonly onChange: (text: string) => void
  readonly onLeave: () => void
  /** Whether it takes an answer of AWS, as a file too. */
  readonly takesAnswers: boolean
}

/** Lines and the text over them have one height, so that a mark lies on its line. */
const LINE_PX = 20

/** AWS answers with 400 rules at most, which are less. */
const FILE_BYTES_MAX = 1_000_000

/** The input as text, with the numbers of its lines; the line that is refused is marked and says why. */
export function TextSide({ text, mark, onChange, onLeave, takesAnswers }: TextSideProps) {
  const behind = useRef<HTMLDivElement>(null)
  const read = useFileText(onChange)
  const lines = text.split('\n').length
  return (
    <div className="flex min-h-0 min-w-0 flex-col">
      <div className="mb-0.5 flex items-baseline gap-2">
        <h3 className="overline-title flex-1 whitespace-nowrap">The same as JSON</h3>
        {takesAnswers ? (
          <FileButton
            size="sm"
            accept="application/json,.json"
            label="A file with JSON or what aws elbv2 describe-… prints"
            title="JSON, or what aws elbv2 describe-… prints; a file can be dropped here, too"
            onChoose={read}
          >
            From a file…
          </FileButton>
        ) : (
          <span className="truncate text-ink-3 text-xs">edit either side</span>
        )}
      </div>
      <div
        {...(takesAnswers && dropOf(read))}
        className="relative h-[max(220px,100%)] min-h-[220px] overflow-hidden rounded-card border border-line bg-canvas"
      >
        <div ref={behind} aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden">
          <div className="num py-2 text-sm" style={{ lineHeight: `${LINE_PX}px` }}>
            {Array.from({ length: lines }, (_, index) => (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
                key={index}
                className={cx(
                  'border-l-[3px]',
                  mark?.line === index + 1 ? 'border-bad bg-bad-soft' : 'border-transparent',
                )}
                style={{ height: LINE_PX }}
              >
                <span className="inline-block w-6 text-right text-ink-3">{index + 1}</span>
              </div>
            ))}
          </div>
        </div>
        <textarea
          aria-label="The same as JSON"
          aria-invalid={mark !== null}
          aria-describedby={mark === null ? undefined : 'build-text-problem'}
          value={text}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          className="num absolute inset-0 resize-none bg-transparent py-2 pr-2 pl-10 text-ink text-sm outline-offset-[-2px]"
          style={{ lineHeight: `${LINE_PX}px` }}
          onChange={({ target }) => onChange(target.value)}
          onBlur={onLeave}
          onScroll={({ currentTarget }) => {
            if (behind.current !== null) behind.current.scrollTop = currentTarget.scrollTop
          }}
        />
      </div>
      {mark !== null && (
        <p id="build-text-problem" className="wrap-anywhere mt-1 text-bad-text text-xs">
          Line {mark.line}: {mark.message}
        </p>
      )}
    </div>
  )
}

/** Reads a file in the place of what stands here: it is checked as if it had been typed. */
function useFileText(onText: (text: string) => void): (file: File) => void {
  const run = useRun()
  return (file) => {
    if (file.size > FILE_BYTES_MAX)
      run.store.getState().notify('warning', `${file.name} is larger than ${FILE_BYTES_MAX / 1_000_000} MB.`)
    else file.text().then(onText, (error: unknown) => notifyFailure(run, error))
  }
}

/** The page itself would open it as a scenario. */
function dropOf(read: (file: File) => void) {
  return {
    onDrop(event: DragEvent) {
      const [file] = event.dataTransfer.files
      if (file === undefined) return
      event.preventDefault()
      event.nativeEvent.stopPropagation()
      read(file)
    },
  }
}
