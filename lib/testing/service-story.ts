// What a service says, as tests compare it: without the ids, and with the second at which it says it.

import { isServiceMessage } from '@/lib/aws/ecs/messages'
import { existing } from '@/lib/engine'
import { hostIdOf } from '@/lib/world/hosts'
import type { Container, Task } from '@/lib/world/records/tasks'
import type { TestWorld } from './test-world'

const UNIFORM: readonly (readonly [pattern: RegExp, text: string])[] = [
  [/^\(service [^)]+\) /, ''],
  [/\(task [0-9a-f]{32}\)( \(task [0-9a-f]{32}\))*/g, '(task …)'],
  [/\(target-group arn:[^)]+\)/g, '(target-group …)'],
  [/ecs-svc\/\d+/g, 'ecs-svc/…'],
  [/container-instance [0-9a-f]{32}/g, 'container-instance …'],
  [/\(instance i-[0-9a-f]+\)/g, '(instance …)'],
]

export interface Said {
  readonly second: number
  readonly text: string
}

/** Events of a service in their order, from `sinceSecond` on. */
export function story(world: TestWorld, { name = 'web', sinceSecond = 0 } = {}): readonly Said[] {
  const { arn } = world.serviceNamed(name)
  return world.world.log.events
    .filter(({ message, subjects }) => isServiceMessage(message) && subjects[0] === arn)
    .map(({ at, message }) => ({
      second: at / 1e6,
      text: UNIFORM.reduce((text, [pattern, by]) => text.replace(pattern, by), message),
    }))
    .filter(({ second }) => second >= sinceSecond)
}

export function texts(world: TestWorld, options: Parameters<typeof story>[1] = {}): readonly string[] {
  return story(world, options).map(({ text }) => text)
}

/** The second at which the service first says something. */
export function saidAt(world: TestWorld, text: string, options: Parameters<typeof story>[1] = {}): number {
  return existing(
    story(world, options).find((said) => said.text.includes(text)),
    `an event "${text}" among\n${texts(world, options).join('\n')}\n`,
  ).second
}

export function second(world: TestWorld): number {
  return world.world.engine.now / 1e6
}

/** A container of a task that is not STOPPED or has been. */
export function containerOf(world: TestWorld, task: Task, name?: string): Container {
  const containers = task.containerArns.flatMap((arn) => world.world.state.containers.get(arn) ?? [])
  return existing(
    containers.find((container) => name === undefined || container.name === name),
    `container ${name ?? ''} of ${task.arn}`,
  )
}

/** Host ports of running containers on an instance, in the order in which their tasks were created. */
export function hostPorts(world: TestWorld, instanceId?: string): readonly number[] {
  return [...world.world.state.tasks.values()]
    .filter((task) => task.lastStatus === 'RUNNING' && hostIdOf(task) === (instanceId ?? hostIdOf(task)))
    .flatMap((task) => containerOf(world, task).networkBindings.map(({ hostPort }) => hostPort))
}

/** Its health checks fail from now on; other tasks of the same image stay as they are. */
export function sicken(world: TestWorld, task: Task): void {
  const container = containerOf(world, task)
  const health = { ...container.behavior.health, failsFromSeconds: 0, failsUntilSeconds: null }
  container.behavior = { ...container.behavior, health }
  world.world.data.topologyChanged()
}
