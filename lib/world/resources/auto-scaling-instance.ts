import { existing } from '@/lib/engine'
import { endActivity } from '../auto-scaling-groups/activities'
import type { AutoScalingInstance, LifecycleState } from '../records/auto-scaling-groups'
import { resource, top } from './resource'

export const autoScalingInstance = resource<'auto-scaling-instance', AutoScalingInstance>(
  'auto-scaling-instance',
  {
    table: ({ autoScalingInstances }) => autoScalingInstances,
    project(world, record, chart) {
      record.lifecycleState = top<LifecycleState>(chart)
      world.bus.changed('autoScalingInstances', record.instanceId)
    },
    effects: {
      enterService(world, record) {
        record.inServiceAt = world.engine.now
        const activity = endActivity(world, record.instanceId, 'Successful')
        if (activity) world.bus.publish({ type: 'EC2 Instance Launch Successful', member: record, activity })
      },
      announceTermination(world, record) {
        world.bus.publish({ type: 'EC2 Instance-terminate Lifecycle Action', member: record })
      },
      terminateInstance(world, { instanceId }) {
        const { state } = existing(world.state.instances.get(instanceId), `instance ${instanceId}`)
        if (state === 'pending' || state === 'running')
          world.charts.send('instance', instanceId, { type: 'terminate' })
      },
      leaveGroup(world, record) {
        const activity = endActivity(world, record.instanceId, 'Successful')
        if (activity)
          world.bus.publish({ type: 'EC2 Instance Terminate Successful', member: record, activity })
      },
    },
    mark(changes, { instanceId, groupName }) {
      changes.instance(instanceId)
      changes.mark('autoScalingGroup', `asg/${groupName}`)
    },
    status: ({ lifecycleState }) => lifecycleState,
  },
)
