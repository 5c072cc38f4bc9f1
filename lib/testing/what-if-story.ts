// A run about which people ask what if, and what applying it comes to: done to the run itself, as a person does.

import { existing, simTime } from '@/lib/engine'
import type { WhatIfBasis, WhatIfChoices, WhatIfQuestion } from '@/lib/protocol'
import { createSimulation, type LocalSimulation } from '@/lib/sim'
import { operationsOf, sceneOf } from '@/lib/sim/what-if/operations'
import { whatIfSubject } from '@/lib/sim/what-if/subject'

/** The run as it was at a moment, from its record. */
function asItWas(run: LocalSimulation, at: number): LocalSimulation {
  const { scenario, seed, commands } = run.record()
  const again = createSimulation(scenario, { seed })
  for (const command of commands.filter((one) => one.at <= at)) {
    again.advanceTo(command.at)
    again.dispatch(command)
  }
  again.advanceTo(simTime(at))
  return again
}

/** About the newest deployment of its first service. */
export function basisOf(run: LocalSimulation, from: WhatIfQuestion['from']): WhatIfBasis {
  const { services, deployments } = run.world.state
  const service = existing([...services.values()][0], 'a service')
  const { createdAt: begunAt } = existing(deployments.get(service.deploymentIds[0] ?? ''), 'a deployment')
  const subject = whatIfSubject(run.world, run.record(), { service: service.arn, from, begunAt })
  const { at } = existing(subject ?? undefined, 'something to ask about')
  return { subject: existing(subject ?? undefined, 'a subject'), fork: asItWas(run, at).fork() }
}

/** When the deployment ends, by its own news; null when it has not within the time that a what-if looks at. */
export function applied(run: LocalSimulation, { subject }: WhatIfBasis, choices: WhatIfChoices) {
  const there = asItWas(run, subject.at)
  const failedBefore = there.world.data.failedCount()
  let endedAt: number | null = null
  for (const command of operationsOf(sceneOf(there.world, subject), choices)) there.dispatch(command)
  if (subject.begunAt > there.now()) there.advanceTo(subject.begunAt)
  for (const command of subject.again) there.dispatch(command)
  there.world.bus.on('test', 'ECS Deployment State Change', ({ eventName }) => {
    if (eventName === 'SERVICE_DEPLOYMENT_COMPLETED') endedAt ??= there.now()
  })
  while (endedAt === null && there.world.engine.nextTime <= subject.at + 3_600e6) there.step()
  return {
    durationUs: endedAt === null ? null : endedAt - subject.begunAt,
    failedRequests: there.world.data.failedCount() - failedBefore,
  }
}
