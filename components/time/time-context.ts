'use client'

import { createContext, useContext } from 'react'
import type { Actor, SnapshotFrom } from 'xstate'
import { useActorState } from '@/components/hooks/use-actor-state'
import type { timeMachine } from './time.machine'

export type TimeActor = Actor<typeof timeMachine>

/** The statechart of where one stands in time; null until the first picture stands, when nobody is anywhere but at the newest moment. */
export const TimeContext = createContext<TimeActor | null>(null)

/** Reads from it; null as long as it does not run. */
export function useTime<T>(selector: (snapshot: SnapshotFrom<typeof timeMachine>) => T): T | null {
  return useActorState(useContext(TimeContext), selector)
}

/** For what is drawn only when it runs. */
export function useTimeActor(): TimeActor {
  const actor = useContext(TimeContext)
  if (actor === null) throw new Error('a component that travels in time is drawn before one can')
  return actor
}
