import * as z from 'zod'
import { rulesOf } from '@/lib/world/lifecycle/routing'
import { operation } from '@/lib/world/operation'
import type { Listener } from '@/lib/world/records/elb'
import type { World } from '@/lib/world/world'
import { findListener } from './find'

export const deleteListener = operation({
  action: 'elasticloadbalancing:DeleteListener',
  readOnly: false,
  input: z.strictObject({ ListenerArn: z.string() }),
  perform({ world }, { ListenerArn }) {
    deleteListenerRecord(world, findListener(world.state, ListenerArn))
    return {}
  },
})

/** With its rules. */
export function deleteListenerRecord({ state, bus }: World, { arn }: Listener): void {
  for (const rule of rulesOf(state, arn)) {
    state.rules.delete(rule.arn)
    bus.changed('rules', rule.arn)
  }
  state.listeners.delete(arn)
  bus.changed('listeners', arn)
}
