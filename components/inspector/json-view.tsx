'use client'

import { useMemo } from 'react'
import type { DescribeAnswer, Inspection } from '@/lib/protocol'
import { CopyButton } from './copy-button'

/** What AWS's Describe operations answer, each with the command that asks for it. */
export function JsonView({ inspection }: { readonly inspection: Inspection }) {
  return (
    <div className="space-y-4 px-3.5 py-3">
      {inspection.answers.map((answer) => (
        <Answer key={answer.commandLine} answer={answer} />
      ))}
    </div>
  )
}

function Answer({ answer: { commandLine, output } }: { readonly answer: DescribeAnswer }) {
  const text = useMemo(() => JSON.stringify(output, null, 2) ?? 'null', [output])
  return (
    <section aria-label={commandLine}>
      <div className="flex items-start gap-1 rounded-card bg-inverse py-1.5 pr-1 pl-2.5 text-inverse-ink">
        <code className="num flex-1 self-center text-xs wrap-anywhere">
          <span aria-hidden className="text-inverse-ink-2">
            ${' '}
          </span>
          {commandLine}
        </code>
        <span className="rounded-card bg-surface">
          <CopyButton text={commandLine} label="Copy command" />
        </span>
      </div>
      <div className="mt-2 flex items-center">
        <h3 className="overline-title flex-1">Response</h3>
        <CopyButton text={text} label="Copy JSON" />
      </div>
      <pre className="num mt-1 text-xs leading-4 whitespace-pre-wrap wrap-anywhere">{text}</pre>
    </section>
  )
}
