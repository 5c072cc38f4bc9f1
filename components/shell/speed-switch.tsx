'use client'

import { runAction } from '@/components/actions/action'
import { SPEEDS, speedActions } from '@/components/actions/set-speed'
import { useRun } from '@/components/hooks/use-run'
import { useTransport } from '@/components/hooks/use-transport'
import { Segmented } from '@/components/ui/segmented'

const OPTIONS = SPEEDS.map((speed, index) => ({
  value: String(speed),
  label: `${speed}×`,
  name: `${speed} times real time`,
  title: `Key ${index + 1}`,
}))

export function SpeedSwitch() {
  const run = useRun()
  const { speed } = useTransport()
  return (
    <Segmented
      label="Speed"
      value={String(speed)}
      options={OPTIONS}
      onChange={(value) => {
        const action = speedActions[SPEEDS.findIndex((each) => String(each) === value)]
        if (action !== undefined) runAction(action, run)
      }}
      mono
    />
  )
}
