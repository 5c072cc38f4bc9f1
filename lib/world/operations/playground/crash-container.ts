import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import { list } from '@/lib/aws/explain-issue'
import { hostIdOf } from '@/lib/world/hosts'
import { killContainer } from '@/lib/world/lifecycle/tasks'
import { operation } from '@/lib/world/operation'
import type { Container } from '@/lib/world/records/tasks'
import { findTask } from '../faults/stop-task'

/** What a process that aborts leaves: 128 + SIGABRT would be 134; most runtimes exit with 1. */
const EXIT_CODE_DEFAULT = 1

/** The main process of a container dies by itself. Without `container`: the first essential one that runs. */
export const crashContainer = operation({
  action: 'playground:CrashContainer',
  readOnly: false,
  input: z.strictObject({
    task: z.string(),
    container: z.string().optional(),
    exitCode: z.int().min(0).max(255).optional(),
  }),
  perform({ world }, { task: target, container: name, exitCode = EXIT_CODE_DEFAULT }) {
    const task = findTask(world, target, 'task')
    const containers = task.containerArns
      .map((arn) => world.state.containers.get(arn))
      .filter((container): container is Container => container !== undefined)
    const running = containers.filter(({ lastStatus }) => lastStatus === 'RUNNING')
    const container =
      name === undefined
        ? (running.find(({ essential }) => essential) ?? running[0])
        : running.find((candidate) => candidate.name === name)
    if (!container) {
      const names = running.map((candidate) => candidate.name)
      throw validationError(
        names.length === 0
          ? `No container of task ${task.id} is running`
          : `Task ${task.id} has no running container '${name}'; running are ${list(names)}`,
        name === undefined ? 'task' : 'container',
      )
    }
    killContainer(world, container.arn, { exitCode, reason: null })
    world.log.emit({
      source: 'playground',
      detailType: 'Fault',
      message: `Container ${container.name} of task ${task.id} crashed (exit code ${exitCode})`,
      subjects: [task.arn, hostIdOf(task)],
      level: 'bad',
      mark: 'crash',
    })
    return { containerArn: container.arn, exitCode }
  },
})
