import type { ViewOf } from '@/lib/protocol'
import { type Fault, type FaultAnswer, refuse } from './fault'

const FACTOR = 8

/** Nobody is told: health checks cost little and go on passing. */
export const slowDown: Fault = {
  label: 'Slow down',
  icon: 'snail',
  hint: `Drop on a task or an instance. It takes ${FACTOR} times as long for everything, and nothing reports it. Drop again to end it.`,
  equivalent: 'a grey failure: a failing disk, a noisy neighbour (there is no API for it)',
  isDanger: true,
  on: {
    task: (task, world) => {
      if (task.lastStatus !== 'RUNNING') return refuse(`is ${task.lastStatus}: it serves nothing`)
      const instance = world.instance.find(({ key }) => key === task.instanceId)
      // What is said of its instance is not the task's own.
      return answer({ task: task.key }, task.slowness / (instance?.slowness ?? 1))
    },
    instance: (instance) =>
      isRunning(instance)
        ? answer({ instance: instance.key }, instance.slowness)
        : refuse(`is ${instance.state}: nothing runs on it`),
  },
}

function isRunning({ state }: ViewOf<'instance'>): boolean {
  return state === 'running'
}

function answer(
  of: { readonly task: string } | { readonly instance: string },
  slowness: number,
): FaultAnswer {
  const isSlow = slowness > 1
  const commands = [{ action: 'playground:SlowDown' as const, input: { ...of, factor: isSlow ? 1 : FACTOR } }]
  return isSlow
    ? { allowed: true, text: 'make it as fast as before', word: 'End the slowness', commands }
    : { allowed: true, text: `make it take ${FACTOR} times as long for everything`, commands }
}
