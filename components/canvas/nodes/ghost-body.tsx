'use client'

import { Hourglass } from 'lucide-react'
import { useNowSeconds } from '@/components/hooks/use-transport'
import type { InstanceView, WaitView } from '@/lib/protocol'
import { formatClock } from '@/lib/view/describe/format'
import { countdown } from '@/lib/view/describe/task-look'
import { waitShare } from '@/lib/view/describe/words'
import { INSTANCE_BODY } from '@/lib/view/layout/cards'
import { type Detail, isAfar, TEXT_LEAST } from '@/lib/view/layout/viewport'

interface GhostBodyProps {
  readonly instance: InstanceView
  readonly wait: WaitView
  readonly detail: Detail
}

const SIZES: Readonly<Record<Detail, number>> = {
  near: 15,
  mid: TEXT_LEAST.mid,
  far: TEXT_LEAST.far,
  speck: TEXT_LEAST.far,
}

/** In place of tasks: what an instance waits for that is launched and has not registered, and how long. */
export function GhostBody({ instance, wait, detail }: GhostBodyProps) {
  const now = useNowSeconds() * 1_000_000
  const isTimed = wait.until !== null && wait.until > now
  const time = countdown(isTimed ? (wait.until ?? now) - now : Math.max(0, now - wait.since))
  const share = waitShare(wait, now)
  const fontSize = SIZES[detail]
  return (
    <div
      className="absolute flex flex-col items-center justify-center gap-2 px-3 text-center text-ink-2 leading-snug"
      style={{
        left: INSTANCE_BODY.x,
        top: INSTANCE_BODY.y,
        width: INSTANCE_BODY.width,
        height: INSTANCE_BODY.height,
        fontSize,
      }}
    >
      <Hourglass aria-hidden size={fontSize * 1.6} className="text-ink-3" />
      <p className="num font-bold text-ink" style={{ fontSize: fontSize * 1.9, lineHeight: 1.1 }}>
        {time}
      </p>
      {!isAfar(detail) && <p>{wait.cause}</p>}
      {share !== null && (
        <div aria-hidden className="h-2 w-4/5 overflow-hidden rounded-full bg-surface-3">
          <div className="h-full bg-accent" style={{ width: `${share * 100}%` }} />
        </div>
      )}
      {detail === 'near' && (
        <p className="num text-[14.7px] text-ink-3">
          {instance.instanceType} · launched {formatClock(instance.launchedAt)}
        </p>
      )}
    </div>
  )
}
