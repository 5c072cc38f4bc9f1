// Service events that would repeat with every pass: said once, again after six hours or after the cause was gone between. A
// cause that changes to and fro (now CPU is short, now memory) says each of its texts once.
// Source: ECS guide, service-event-messages.

import type { ServiceEventName } from '@/lib/aws/ecs/service-event-names'
import { serviceEvent } from '../../lifecycle/targets'
import type { Service } from '../../records/services'
import { notesOf } from '../../scheduler-notes'
import type { World } from '../../world'

const REPEATED_AFTER_US = 6 * 3_600 * 1_000_000

type Topic = 'placement' | 'stuck' | 'throttled' | 'protected' | 'no target group'

const EVENT_NAMES: Readonly<Partial<Record<Topic, ServiceEventName>>> = {
  placement: 'SERVICE_TASK_PLACEMENT_FAILURE',
  throttled: 'SERVICE_TASK_START_IMPAIRED',
}

export function suppressible(world: World, service: Service, topic: Topic, message: string): void {
  const key = `${topic}: ${message}`
  const { lastMessages } = notesOf(world, service.arn)
  const last = lastMessages[key]
  if (last !== undefined && world.engine.now - last < REPEATED_AFTER_US) return
  lastMessages[key] = world.engine.now
  serviceEvent(world, service, message, {
    level: 'warning',
    mark: topic === 'placement' ? 'cannot place' : topic,
    eventName: EVENT_NAMES[topic],
  })
}

export function solved(world: World, service: Service, topic: Topic): void {
  const { lastMessages } = notesOf(world, service.arn)
  for (const key of Object.keys(lastMessages)) if (key.startsWith(`${topic}: `)) delete lastMessages[key]
}
