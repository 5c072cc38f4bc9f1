import { operation } from '@/lib/world/operation'
import { ALL_PROCESSES, findAutoScalingGroup, scalingProcesses } from './group-input'

export const suspendProcesses = operation({
  action: 'autoscaling:SuspendProcesses',
  readOnly: false,
  input: scalingProcesses,
  perform({ world }, { AutoScalingGroupName, ScalingProcesses = ALL_PROCESSES }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    group.suspended = [...new Set([...group.suspended, ...ScalingProcesses])]
    world.bus.publish({ type: 'Auto Scaling Group Update', group })
    return {}
  },
})
