'use client'

import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useNowSeconds } from '@/components/hooks/use-transport'
import { cx } from '@/components/ui/cx'
import type { CapacityProviderView } from '@/lib/protocol'
import { shortId } from '@/lib/view/describe/format'
import { countdown } from '@/lib/view/describe/task-look'
import { useThing } from '../hooks/use-thing'

interface WaitingTileProps {
  readonly task: CapacityProviderView['waiting'][number]
  readonly provider: string
  readonly width: number
  readonly isNear: boolean
}

/** A task in PROVISIONING: it exists, and has no instance yet. */
export function WaitingTile({ task, provider, width, isNear }: WaitingTileProps) {
  const { key, id, taskDefinition, noRoom, since } = task
  const revision = useRevisionColor(taskDefinition)
  const { select, isSelected } = useThing(key)
  const now = useNowSeconds() * 1_000_000
  return (
    <li className="shrink-0" data-rev={revision}>
      <button
        type="button"
        data-thing={key}
        onClick={select}
        aria-pressed={isSelected}
        aria-label={`Task ${taskDefinition} ${shortId(id)}, PROVISIONING, no room on ${provider}: ${noRoom}`}
        title={`${taskDefinition} · PROVISIONING\nno room on ${provider}: ${noRoom}`}
        style={{ width }}
        className={cx(
          'nopan block rounded-[9px] border-[1.5px] border-rev border-dashed bg-rev-soft px-2 py-1 text-left',
          isNear ? 'text-[13.5px] leading-[18px]' : 'text-[19px] leading-[26px]',
          isSelected && 'outline-2 outline-ink outline-offset-1',
        )}
      >
        <span className="num block truncate font-semibold text-rev-text">{taskDefinition}</span>
        <span className="num block truncate text-ink-2">no room {countdown(Math.max(0, now - since))}</span>
      </button>
    </li>
  )
}
