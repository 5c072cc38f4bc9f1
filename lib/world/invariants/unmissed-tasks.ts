import { afterSeconds, type SimTime } from '@/lib/engine'
import type { State } from '../state'

/** Two looks of the scheduler: what was due before must have been done. */
const LATE_SECONDS = 22

/** Tasks whose targets ECS deregisters at a look to come: a dead one is not missed at once (MODEL.md#timings). */
export function tasksToDeregister({ schedulerNotes }: State, now: SimTime): ReadonlySet<string> {
  const tasks = new Set<string>()
  for (const { targetWork } of schedulerNotes.values())
    for (const { taskArn, change, notBefore } of targetWork)
      if (change === 'deregister' && afterSeconds(notBefore, LATE_SECONDS) > now) tasks.add(taskArn)
  return tasks
}
