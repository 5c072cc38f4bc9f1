import { operation } from '@/lib/world/operation'
import { ALL_PROCESSES, findAutoScalingGroup, scalingProcesses } from './group-input'

export const resumeProcesses = operation({
  action: 'autoscaling:ResumeProcesses',
  readOnly: false,
  input: scalingProcesses,
  perform({ world }, { AutoScalingGroupName, ScalingProcesses = ALL_PROCESSES }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    group.suspended = group.suspended.filter((process) => !ScalingProcesses.includes(process))
    world.bus.publish({ type: 'Auto Scaling Group Update', group })
    return {}
  },
})
