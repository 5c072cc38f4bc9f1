'use client'

import { X } from 'lucide-react'
import { useRun } from '@/components/hooks/use-run'
import { IconButton } from '@/components/ui/icon-button'
import type { KnownPath } from '@/lib/protocol'
import type { Change } from '@/lib/view/compare/state'

interface ChangeRowProps {
  readonly change: Change
  readonly number: number
  /** Of the paths that there are. */
  readonly listId: string
  readonly paths: readonly KnownPath[]
}

const FIELD = 'num h-7 min-w-0 rounded-card border border-line bg-surface px-2 text-ink text-sm'

/** One place of the scenario and what B has there. */
export function ChangeRow({ change: { id, path, value }, number, listId, paths }: ChangeRowProps) {
  const { comparison } = useRun()
  const known = paths.find((one) => one.path === path.trim())
  return (
    <li className="flex items-center gap-1.5">
      <input
        aria-label={`Path of change ${number}`}
        list={listId}
        value={path}
        title={path}
        placeholder="operations[CreateService].input.desiredCount"
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => comparison.editChange(id, { path: target.value })}
        className={`${FIELD} flex-[5]`}
      />
      <span aria-hidden className="text-ink-3">
        =
      </span>
      <input
        aria-label={`Value of change ${number}`}
        value={value}
        placeholder={known === undefined ? 'value' : `now ${known.value}`}
        title={known === undefined ? undefined : `A has ${known.value}`}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => comparison.editChange(id, { value: target.value })}
        className={`${FIELD} flex-[2]`}
      />
      <IconButton
        icon={X}
        size="sm"
        variant="ghost"
        label={`Remove change ${number}`}
        onClick={() => comparison.removeChange(id)}
      />
    </li>
  )
}
