import * as z from 'zod'
import { clientException, targetGroupNotFound } from '@/lib/aws/error'
import { targetGroupsOf } from '@/lib/world/lifecycle/task-targets'
import { operation } from '@/lib/world/operation'

/**
 * From now on the playground registers tasks of a family that are started by hand (StartTask, RunTask) with a target group,
 * as a person would with RegisterTargets once the task has its port, and deregisters them when they stop. In AWS only a
 * service does this by itself. The group's service says which container and port.
 */
export const registerStartedTasks = operation({
  action: 'playground:RegisterStartedTasks',
  readOnly: false,
  input: z.strictObject({ family: z.string(), targetGroupArn: z.string() }),
  perform({ world }, { family, targetGroupArn }) {
    const { state } = world
    if (!state.targetGroups.has(targetGroupArn)) throw targetGroupNotFound()
    if (![...state.taskDefinitions.values()].some((definition) => definition.family === family)) {
      throw clientException(`There is no task definition of family ${family}.`)
    }
    const loadBalancer = [...state.services.values()]
      .flatMap(({ loadBalancers }) => loadBalancers)
      .find((candidate) => targetGroupsOf(state, candidate).includes(targetGroupArn))
    if (!loadBalancer)
      throw clientException('No service uses this target group, so no container port is known for it.')
    state.startedTaskRegistrations.set(family, loadBalancer)
    return { family, ...loadBalancer }
  },
})
