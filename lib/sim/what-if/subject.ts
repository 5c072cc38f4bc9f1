// Where the settings of a what-if change, and what is done again then.

import { existing, simTime } from '@/lib/engine'
import type { Command, RunRecord, WhatIfQuestion, WhatIfSubject } from '@/lib/protocol'
import { primaryDeploymentOf } from '@/lib/world/lifecycle/lookup'
import type { World } from '@/lib/world/world'
import { updateService } from './operations'

/**
 * Null when there is nothing to ask about: no such service, or no such deployment. The first deployment of a service has no before, and
 * one that is over has no now: what a new one would take is asked instead.
 */
export function whatIfSubject(
  world: World,
  record: Pick<RunRecord, 'commands'>,
  { service: key, from, begunAt }: WhatIfQuestion,
): WhatIfSubject | null {
  const service = world.state.services.get(key)
  if (service === undefined || service.status !== 'ACTIVE') return null
  const { now } = world.engine
  const { createdAt, taskDefinitionArn, rolloutState } = primaryDeploymentOf(world, service)
  const about = { service: key, taskDefinition: taskDefinitionArn }
  if (from === 'now' && rolloutState === 'IN_PROGRESS')
    return { ...about, from, at: now, begunAt: createdAt, again: [] }
  if (from !== 'beginning' || begunAt <= service.createdAt) {
    const again = [updateService(service, { forceNewDeployment: true })]
    return { ...about, from: 'new', at: now, begunAt: now, again }
  }
  const begun = [...world.state.deployments.values()].find((one) => one.createdAt === begunAt)
  return {
    service: key,
    taskDefinition: existing(begun, `deployment of ${begunAt}`).taskDefinitionArn,
    from,
    at: simTime(begunAt - 1),
    begunAt,
    again: commandsAt(record, begunAt),
  }
}

function commandsAt({ commands }: Pick<RunRecord, 'commands'>, begunAt: number): readonly Command[] {
  return commands.filter(({ at }) => at === begunAt).map(({ action, input }) => ({ action, input }))
}
