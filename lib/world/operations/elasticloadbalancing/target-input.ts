import * as z from 'zod'
import { PORT } from '@/lib/aws/limits'
import { targetKey } from '@/lib/world/lifecycle/targets'
import type { Target, TargetGroup } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'

export const targetsSchema = z.array(
  z.strictObject({ Id: z.string(), Port: z.int().min(PORT.min).max(PORT.max).optional() }),
)

export type TargetInput = z.output<typeof targetsSchema>[number]

export function targetsOf(state: State, targetGroupArn: string): readonly Target[] {
  return [...state.targets.values()].filter((target) => target.targetGroupArn === targetGroupArn)
}

export function keyOf(group: TargetGroup, { Id, Port }: TargetInput): string {
  return targetKey(group.arn, { kind: 'instance', instanceId: Id }, Port ?? group.port)
}
