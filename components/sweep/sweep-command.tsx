'use client'

import { saveFile } from '@/components/actions/save-file'
import { CopyButton } from '@/components/inspector/copy-button'
import { sweepCommand } from '@/lib/view/sweep/command'
import type { Swept } from '@/lib/view/sweep/state'

/** The line that comes to the same numbers in a terminal. */
export function SweepCommand({ result: { base, form } }: { readonly result: Swept }) {
  const { line, file, isBuiltIn } = sweepCommand(base, form)
  return (
    <section
      aria-label="The same in a terminal"
      className="rounded-card border border-line bg-surface px-3 py-2"
    >
      <div className="flex items-center justify-between gap-2">
        <h3 className="overline-title">The same in a terminal</h3>
        <CopyButton text={line} label="Copy the command" />
      </div>
      <p className="num wrap-anywhere text-sm">
        <span aria-hidden className="mr-1.5 text-ink-3">
          $
        </span>
        {line}
      </p>
      {!isBuiltIn && (
        <p className="mt-1 text-ink-2 text-sm">
          It reads the scenario from{' '}
          <button
            type="button"
            onClick={() => saveFile(file, `${JSON.stringify(base.scenario, null, 2)}\n`, 'application/json')}
            className="num rounded-sm text-accent-text underline underline-offset-2"
          >
            {file}
          </button>
          .
        </p>
      )}
    </section>
  )
}
