'use client'

import { createActorContext } from '@xstate/react'
import { timeMachine } from './time.machine'

/** The statechart of where one stands in time; `TimeProvider` runs it. */
export const TimeContext = createActorContext(timeMachine)
