'use client'

import { useNowSeconds } from '@/components/hooks/use-transport'
import { cx } from '@/components/ui/cx'
import type { AutoScalingGroupView, WaitView } from '@/lib/protocol'
import type { GroupFace } from '@/lib/view/describe/capacity'
import { countdown } from '@/lib/view/describe/task-look'
import { waitText } from '@/lib/view/describe/words'

interface GroupStateProps {
  readonly group: AutoScalingGroupView
  readonly face: GroupFace
  readonly isNear: boolean
}

/** How many run, here and in all, or what the group is about to do. */
export function GroupState({ group, face, isNear }: GroupStateProps) {
  const { wait, desiredCapacity } = group
  const size = isNear ? 'text-[14.7px]' : 'text-[20px]'
  if (wait !== null) return <Waits wait={wait} size={size} />
  const isMet = face.inService === desiredCapacity
  return (
    <span
      title={`${face.here} in service in this zone, ${face.inService} of ${desiredCapacity} in all zones`}
      className={cx(
        'num ml-auto shrink-0 whitespace-nowrap',
        size,
        isMet ? 'text-good-text' : 'text-accent-text',
      )}
    >
      {isNear && `${face.here} here · `}
      <b>{face.inService}</b>/{desiredCapacity}
      {isNear && ' run'}
    </span>
  )
}

function Waits({ wait, size }: { readonly wait: WaitView; readonly size: string }) {
  const now = useNowSeconds() * 1_000_000
  const { cause, brief, since, until } = wait
  const time = until !== null && until > now ? countdown(until - now) : countdown(Math.max(0, now - since))
  return (
    <span
      title={waitText(wait, now)}
      className={cx('num ml-auto flex min-w-0 whitespace-nowrap text-warning-text', size)}
    >
      <span className="min-w-0 truncate">{brief ?? cause}</span>
      <span className="shrink-0 whitespace-pre"> {time}</span>
    </span>
  )
}
