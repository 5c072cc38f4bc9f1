'use client'

import { CircleX, TriangleAlert } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import { useView } from '@/components/hooks/use-run'
import { CopyButton } from '@/components/inspector/copy-button'
import type { CommandLogEntry } from '@/lib/protocol'
import { remarksOn } from '@/lib/view/carry/remarks'
import { formatClock } from '@/lib/view/describe/format'
import { filterCommands } from '@/lib/view/requests/filter'
import { FilterBar } from './filter-bar'
import { WindowedList } from './windowed-list'

/** Every operation that was asked for, as CloudTrail would list it, with its command line and what AWS refused. */
export function CommandList() {
  const commands = useView((state) => state.commands)
  const [text, setText] = useState('')
  const [onlyErrors, setOnlyErrors] = useState(false)
  const shown = useMemo(() => filterCommands(commands, text, onlyErrors), [commands, text, onlyErrors])
  return (
    <>
      <FilterBar
        label="Filter API calls"
        text={text}
        onText={setText}
        shown={shown.length}
        total={commands.length}
      >
        <label className="flex items-center gap-1.5 text-sm">
          <input
            type="checkbox"
            checked={onlyErrors}
            onChange={(event) => setOnlyErrors(event.target.checked)}
            className="accent-(--bad)"
          />
          Errors only
        </label>
      </FilterBar>
      <WindowedList
        label="API calls, newest first"
        items={shown}
        keyOf={(command) => command.sequence}
        row={(command) => <Row command={command} />}
        empty={commands.length === 0 ? 'No API calls yet.' : 'No API calls match the filter.'}
      />
    </>
  )
}

const ORIGINS = {
  user: 'by you',
  scenario: 'from the scenario',
  aws: 'by AWS',
} as const satisfies Readonly<Record<CommandLogEntry['origin'], string>>

const Row = memo(function Row({ command }: { readonly command: CommandLogEntry }) {
  return (
    <li className="grid grid-cols-[4.2rem_minmax(0,1fr)_auto] items-start gap-1.5 rounded-md px-1.5 py-0.5 text-sm hover:bg-surface-2">
      <span className="num py-1 text-xs text-ink-3">{formatClock(command.at)}</span>
      <span className="min-w-0 py-1">
        <code className="num text-xs wrap-anywhere">{command.commandLine}</code>{' '}
        <span className="text-xs whitespace-nowrap text-ink-3">{ORIGINS[command.origin]}</span>
        {command.failures.map(({ arn, reason, detail }) => (
          <span key={`${arn} ${reason}`} className="mt-0.5 block text-xs text-bad-text">
            Failure {reason} on {arn}
            {detail === undefined ? '' : `: ${detail}`}
          </span>
        ))}
        {command.ignored.length > 0 && (
          <span className="mt-0.5 block text-xs text-ink-3">
            {command.ignored.join(', ')}: not modelled; accepted and ignored
          </span>
        )}
        {command.error !== null && (
          <span className="mt-0.5 flex items-start gap-1 text-xs text-bad-text">
            <CircleX aria-hidden size={12} className="mt-0.5 shrink-0" />
            <span>
              <strong className="font-semibold">{command.error.code}</strong>: {command.error.message}
            </span>
          </span>
        )}
        {remarksOn(command).map((remark) => (
          <span key={remark} className="mt-0.5 flex items-start gap-1 text-xs text-warning-text">
            <TriangleAlert aria-hidden size={12} className="mt-0.5 shrink-0" />
            <span>{remark}</span>
          </span>
        ))}
      </span>
      <CopyButton text={command.commandLine} label="Copy command" />
    </li>
  )
})
