'use client'

import { type ReactNode, useState } from 'react'
import { deferred } from '@/components/deferred/deferred'
import { useCanvasFirst } from '@/components/hooks/use-canvas-first'
import { type TimeActor, TimeContext } from './time-context'

const TimeSession = deferred(() => import('./time-session').then((module) => module.TimeSession))

/** Everything inside knows where one stands in the time of the run that is shown. */
export function TimeProvider({ children }: { readonly children: ReactNode }) {
  const [actor, setActor] = useState<TimeActor | null>(null)
  const isDrawn = useCanvasFirst()
  return (
    <TimeContext value={actor}>
      {children}
      {isDrawn && <TimeSession onActor={setActor} />}
    </TimeContext>
  )
}
