// Instance hours: EC2 charges an instance from `running` until it is not any more, and for a minute at least.

import { INSTANCE_SECONDS_MIN } from '@/lib/aws/pricing/prices'
import { type SimTime, US_PER_SECOND } from '@/lib/engine'
import type { Instance } from '../records/ec2'
import type { InstanceMeter } from '../records/meters'
import type { State } from '../state'

const CHARGED_US_MIN = INSTANCE_SECONDS_MIN * US_PER_SECOND

type Tables = Pick<State, 'runningInstances' | 'instanceMeters'>

/** EC2 says that an instance is in another state. */
export function noteInstance(state: Tables, { id, instanceType, state: now }: Instance, at: SimTime): void {
  if (now === 'running') {
    state.runningInstances.set(id, { instanceType, since: at })
    return
  }
  const running = state.runningInstances.get(id)
  if (!running) return
  state.runningInstances.delete(id)
  const meter = state.instanceMeters.get(instanceType) ?? { usedUs: 0, billedUs: 0 }
  state.instanceMeters.set(instanceType, meter)
  add(meter, at - running.since)
}

function add(meter: InstanceMeter, us: number): void {
  meter.usedUs += us
  meter.billedUs += Math.max(us, CHARGED_US_MIN)
}

/** What instances of each type have run by now, those that still do included; by name of the type. */
export function instanceTimes(
  { runningInstances, instanceMeters }: Tables,
  now: SimTime,
): readonly (readonly [instanceType: string, times: Readonly<InstanceMeter>])[] {
  const times = new Map(Array.from(instanceMeters, ([type, meter]) => [type, { ...meter }]))
  for (const { instanceType, since } of runningInstances.values()) {
    const sum = times.get(instanceType) ?? { usedUs: 0, billedUs: 0 }
    times.set(instanceType, sum)
    add(sum, now - since)
  }
  return [...times].sort(([a], [b]) => (a < b ? -1 : 1))
}
