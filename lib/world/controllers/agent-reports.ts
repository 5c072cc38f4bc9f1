// What agents tell ECS of their containers, on its way: at AWS's pace ECS hears of a change some hundred milliseconds later, of the
// changes of one task in their order. What is on its way when the agent is cut off is lost; the agent tells all when it is back.

import { afterMs, PHASE, type SimTime } from '@/lib/engine'
import { hearOf } from '../lifecycle/containers'
import { waitMs } from '../pace'
import type { ContainerReport } from '../records/tasks'
import type { World } from '../world'
import type { CreateController } from './controller'

interface Due {
  readonly taskArn: string
  readonly report: ContainerReport
}

export const createAgentReports: CreateController = (world) => {
  const { engine, state } = world
  const kind = engine.payloadKind<Due>('agent-report', ({ taskArn, report }) => {
    const task = state.tasks.get(taskArn)
    if (!task) return
    if (task.reportDueAt === engine.now) task.reportDueAt = null
    hearOf(world, task, report)
  })
  return {
    name: 'agent-reports',
    subscribe(bus) {
      bus.on('agent-reports', 'Container Report', ({ task, report }) => {
        task.reportDueAt = arrivalOf(world, task.arn, task.reportDueAt)
        engine.post(task.reportDueAt, PHASE.resource, kind, { taskArn: task.arn, report } satisfies Due)
      })
    },
    start() {},
  }
}

function arrivalOf(world: World, taskArn: string, before: SimTime | null): SimTime {
  const { now } = world.engine
  const at = afterMs(now, waitMs(world, 'ec2StateReport', `${taskArn}/${now}`))
  // Nothing is in order that comes in one instant.
  return before !== null && before >= at ? afterMs(before, 1) : at
}
