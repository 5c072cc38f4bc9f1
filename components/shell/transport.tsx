'use client'

import { ActionButton } from '@/components/actions/action-button'
import { nextEvent } from '@/components/actions/next-event'
import { startOverAction } from '@/components/actions/start-over-action'
import { step } from '@/components/actions/step'
import { togglePlay } from '@/components/actions/toggle-play'
import { Clock } from './clock'
import { PauseWhen } from './pause-when'
import { ReturnButton } from './return-button'
import { SpeedSwitch } from './speed-switch'

/** Play, step, next event, speed and the clock. */
export function Transport() {
  return (
    <section
      aria-label="Time"
      className="flex shrink-0 items-center gap-1.5 max-[700px]:order-last max-[700px]:w-full max-[700px]:justify-between"
    >
      <ActionButton action={startOverAction} className="max-[1000px]:hidden" />
      <ActionButton action={togglePlay} variant="primary" labelled iconless className="w-[62px] px-0!" />
      <ActionButton action={step} />
      <ActionButton action={nextEvent} labelled className="max-[1180px]:hidden" />
      <ActionButton action={nextEvent} className="min-[1181px]:hidden" />
      <SpeedSwitch />
      <PauseWhen className="max-[480px]:hidden" />
      <Clock />
      <ReturnButton className="max-[1280px]:hidden" />
    </section>
  )
}
