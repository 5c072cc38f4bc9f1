import * as z from 'zod'
import type { InstanceState } from '@/lib/aws/vocabulary'
import { instanceStateOutput } from '@/lib/world/describe/ec2/outputs'
import { terminateInstance } from '@/lib/world/lifecycle/instances'
import { operation } from '@/lib/world/operation'
import type { World } from '@/lib/world/world'
import { findInstance } from './find'

/** All or none: an id that does not exist stops the whole request. Terminating twice succeeds. */
export const terminateInstances = operation({
  action: 'ec2:TerminateInstances',
  readOnly: false,
  ignores: ['SkipOsShutdown', 'Force'],
  input: z.strictObject({ InstanceIds: z.array(z.string()).min(1) }),
  perform: ({ world }, { InstanceIds }) => ({ TerminatingInstances: terminate(world, InstanceIds) }),
})

/** Also what the fault `aws:ec2:terminate-instances` does. */
export function terminate(world: World, instanceIds: readonly string[]) {
  const instances = [...new Set(instanceIds)].map((id) => findInstance(world.state, id))
  const changes = instances.map((instance) => {
    const before: InstanceState = instance.state
    if (before === 'pending' || before === 'running') terminateInstance(world, instance.id)
    return {
      InstanceId: instance.id,
      PreviousState: instanceStateOutput(before),
      CurrentState: instanceStateOutput(instance.state),
    }
  })
  return changes
}
