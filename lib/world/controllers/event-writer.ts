// Writes what happens into the event log, in the shapes in which EventBridge sends it and in a sentence that people read.

import type { EventBus } from '../bus'
import type { DomainEventType } from '../domain-events'
import type { EventInput } from '../event-log'
import type { World } from '../world'
import type { CreateController } from './controller'
import { containerInstanceChanged, deploymentChanged, serviceActed, taskChanged } from './events/ecs-events'
import {
  groupActivityEnded,
  groupLaunchFailed,
  instanceChanged,
  lifecycleActionBegun,
  zoneOutage,
} from './events/host-events'
import { alarmChanged, alarmConfigured, scalingActivityChanged } from './events/scaling-events'
import { targetHealthChanged } from './events/target-events'
import type { Written } from './events/written'

export const createEventWriter: CreateController = (world) => ({
  name: 'event-writer',
  subscribe: (bus) => writeEvents(bus, world),
  start() {},
})

export function writeEvents(bus: EventBus, world: World): void {
  const write = <T extends DomainEventType>(
    type: T,
    describe: (world: World, event: Written<T>) => EventInput,
  ) => bus.on('event-writer', type, (event) => world.log.emit(describe(world, event as Written<T>)))
  write('EC2 Instance State-change Notification', instanceChanged)
  write('EC2 Instance Launch Successful', groupActivityEnded)
  write('EC2 Instance Launch Unsuccessful', groupLaunchFailed)
  write('EC2 Instance Terminate Successful', groupActivityEnded)
  write('EC2 Instance-launch Lifecycle Action', lifecycleActionBegun)
  write('EC2 Instance-terminate Lifecycle Action', lifecycleActionBegun)
  write('ECS Container Instance State Change', containerInstanceChanged)
  write('ECS Task State Change', taskChanged)
  write('ECS Deployment State Change', deploymentChanged)
  write('ECS Service Action', serviceActed)
  write('Application Auto Scaling Scaling Activity State Change', scalingActivityChanged)
  write('CloudWatch Alarm State Change', alarmChanged)
  write('CloudWatch Alarm Configuration Change', alarmConfigured)
  write('Target Health Change', targetHealthChanged)
  write('Availability Zone Outage', zoneOutage)
}
