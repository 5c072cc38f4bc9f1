import { existing } from '@/lib/engine'
import { endActivity, markActivity } from '../auto-scaling-groups/activities'
import { expireActions } from '../auto-scaling-groups/lifecycle-actions'
import type { AutoScalingInstance, LifecycleState } from '../records/auto-scaling-groups'
import { groupViewKey } from '../view-keys'
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
      announceActions(world, record) {
        markActivity(world, record.instanceId, 'MidLifecycleAction')
        for (const action of record.actions) {
          const isLaunch = action.hook.transition === 'autoscaling:EC2_INSTANCE_LAUNCHING'
          const type = isLaunch
            ? 'EC2 Instance-launch Lifecycle Action'
            : 'EC2 Instance-terminate Lifecycle Action'
          world.bus.publish({ type, member: record, action })
        }
      },
      expireActions,
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
      changes.mark('autoScalingGroup', groupViewKey(groupName))
    },
    status: ({ lifecycleState }) => lifecycleState,
  },
)
