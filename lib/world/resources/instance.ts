import type { InstanceState } from '@/lib/aws/vocabulary'
import { loseContainers } from '../lifecycle/containers'
import { cancelPulls } from '../lifecycle/images'
import { registerContainerInstance } from '../lifecycle/instances'
import { deleteInterface, trunkOf } from '../lifecycle/network'
import { invalidateTargets } from '../lifecycle/targets'
import type { Instance } from '../records/ec2'
import { resource, top } from './resource'

export const instance = resource<'instance', Instance>('instance', {
  table: ({ instances }) => instances,
  project(world, record, chart) {
    const before = record.state
    record.state = top<InstanceState>(chart)
    record.bootUntil = chart.until
    world.bus.changed('instances', record.id)
    if (record.state !== before)
      world.bus.publish({ type: 'EC2 Instance State-change Notification', instance: record, before })
  },
  effects: {
    registerContainerInstance,
    powerOff(world, record) {
      loseContainers(world, record.id)
      world.data.loseInstance(record.id)
      cancelPulls(world, record.id)
      if (record.containerInstanceArn)
        world.charts.send('container-instance', record.containerInstanceArn, { type: 'host.off' })
    },
    forgetInstance(world, record) {
      invalidateTargets(world, record)
      deleteInterface(world, record.networkInterfaceId)
      const trunk = trunkOf(world.state, record.id)
      if (trunk) deleteInterface(world, trunk.id)
      if (record.containerInstanceArn)
        world.charts.send('container-instance', record.containerInstanceArn, { type: 'host.terminated' })
    },
  },
  mark: (changes, { id }) => changes.instance(id),
  status: ({ state }) => state,
})
