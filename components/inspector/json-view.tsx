'use client'

import { useMemo } from 'react'
import type { Inspection } from '@/lib/protocol'
import { CopyButton } from './copy-button'

/** What AWS's Describe operation answers, with the command that asks for it. */
export function JsonView({ inspection }: { readonly inspection: Inspection }) {
  const text = useMemo(() => JSON.stringify(inspection.json, null, 2) ?? 'null', [inspection.json])
  return (
    <div className="px-3.5 py-3">
      <div className="flex items-start gap-1 rounded-card bg-inverse py-1.5 pr-1 pl-2.5 text-inverse-ink">
        <code className="num flex-1 self-center text-xs wrap-anywhere">
          <span aria-hidden className="text-inverse-ink-2">
            ${' '}
          </span>
          {inspection.describeCommand}
        </code>
        <span className="rounded-card bg-surface">
          <CopyButton text={inspection.describeCommand} label="Copy command" />
        </span>
      </div>
      <div className="mt-2 flex items-center">
        <h3 className="overline-title flex-1">Answer</h3>
        <CopyButton text={text} label="Copy JSON" />
      </div>
      <pre className="num mt-1 text-xs leading-4 whitespace-pre-wrap wrap-anywhere">{text}</pre>
    </div>
  )
}
