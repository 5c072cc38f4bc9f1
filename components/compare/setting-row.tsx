'use client'

import { X } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import type { KnownPath } from '@/lib/protocol'
import { useShowEnd } from './use-show-end'

interface SettingRowProps {
  /** `change 1` */
  readonly name: string
  readonly path: string
  readonly value: string
  /** `Value`, and what stands in its place while it is empty and nothing stands there now. */
  readonly valueName: string
  readonly valueHint: string
  /** Whether the value is about as long as the path. */
  readonly isWide?: boolean
  /** Of the paths that there are. */
  readonly listId: string
  readonly paths: readonly KnownPath[]
  readonly onEdit: (change: { readonly path?: string; readonly value?: string }) => void
  readonly onRemove: (() => void) | null
}

const FIELD = 'num h-7 min-w-0 rounded-card border border-line bg-surface px-2 text-ink text-sm'

/** One place of the scenario and what stands there instead. */
export function SettingRow({
  name,
  path,
  value,
  valueName,
  valueHint,
  isWide = false,
  ...rest
}: SettingRowProps) {
  const { listId, paths, onEdit, onRemove } = rest
  const [pathRef, showEnd] = useShowEnd(path)
  const known = paths.find((one) => one.path === path.trim())
  return (
    <li className="flex flex-wrap items-center gap-1.5 @max-lg:gap-y-1">
      <input
        aria-label={`Path of ${name}`}
        list={listId}
        value={path}
        title={path}
        placeholder="operations[CreateService].input.desiredCount"
        spellCheck={false}
        autoComplete="off"
        ref={pathRef}
        onChange={({ target }) => onEdit({ path: target.value })}
        onBlur={showEnd}
        className={`${FIELD} flex-[5] @max-lg:basis-full`}
      />
      <span aria-hidden className="text-ink-3">
        =
      </span>
      <input
        aria-label={`${valueName} of ${name}`}
        value={value}
        placeholder={known === undefined ? valueHint : `now ${known.value}`}
        title={known === undefined ? undefined : `It is ${known.value} now`}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => onEdit({ value: target.value })}
        className={`${FIELD} ${isWide ? 'flex-[3]' : 'flex-[2]'}`}
      />
      {onRemove !== null && (
        <IconButton icon={X} size="sm" variant="ghost" label={`Remove ${name}`} onClick={onRemove} />
      )}
    </li>
  )
}

/** The paths that a scenario has, each with what stands there now: searched by typing. */
export function PathList({ id, paths }: { readonly id: string; readonly paths: readonly KnownPath[] }) {
  return (
    <datalist id={id}>
      {paths.map(({ path, value }) => (
        <option key={path} value={path}>
          {value}
        </option>
      ))}
    </datalist>
  )
}
