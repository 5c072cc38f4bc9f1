// The deployment circuit breaker: what it counts, and when it trips. At AWS's pace it is looked at shortly after the next start
// that follows the failure that is one too many, so that one task more is started than has to fail; at the instant pace at the
// look that finds that failure.

import { type BreakerEvent, breakerAfter, thresholdRule } from '@/lib/aws/ecs/circuit-breaker'
import { afterMs, existing, PHASE, type SimTime } from '@/lib/engine'
import { failDeployment } from '../../lifecycle/deployments'
import { primaryDeploymentOf } from '../../lifecycle/lookup'
import { thresholdOf } from '../../lifecycle/service-deployments'
import { waitMs } from '../../pace'
import type { Deployment, Service } from '../../records/services'
import type { Task } from '../../records/tasks'
import { notesOf } from '../../scheduler-notes'
import type { World } from '../../world'
import type { DeploymentStrategy } from './strategies/deployment-strategy'

interface Due {
  readonly serviceArn: string
  readonly at: SimTime
}

export interface CircuitBreaker {
  /** The scheduler has seen what became of tasks. */
  observed(service: Service, deploying: DeploymentStrategy): void
  /** The scheduler has started a task, or tried to. */
  started(service: Service): void
}

export function createCircuitBreaker(
  world: World,
  strategyOf: (service: Service) => DeploymentStrategy,
): CircuitBreaker {
  const { engine, state } = world
  const kind = engine.payloadKind<Due>('service-scheduler.breaker', ({ serviceArn, at }) => {
    const service = state.services.get(serviceArn)
    const notes = state.schedulerNotes.get(serviceArn)
    if (!service || notes?.breakerAt !== at) return
    notes.breakerAt = null
    if (service.status === 'ACTIVE') tripIfDue(world, service, strategyOf(service))
    world.changes.mark('service', serviceArn)
  })
  return {
    observed(service, deploying) {
      if (world.pace === 'instant') tripIfDue(world, service, deploying)
    },
    started(service) {
      const notes = notesOf(world, service.arn)
      if (world.pace === 'instant' || notes.breakerAt !== null || overThreshold(world, service) === null)
        return
      notes.breakerAt = afterMs(engine.now, waitMs(world, 'breakerTrip', `${service.arn}/${engine.now}`))
      engine.post(notes.breakerAt, PHASE.controller, kind, {
        serviceArn: service.arn,
        at: notes.breakerAt,
      } satisfies Due)
    },
  }
}

/** Only the deployment that is being rolled out is watched. */
export function countForBreaker(world: World, task: Task, event: BreakerEvent): void {
  const deployment = task.deploymentId === null ? undefined : world.state.deployments.get(task.deploymentId)
  if (deployment?.rolloutState !== 'IN_PROGRESS') return
  const { circuitBreaker } = existing(world.state.services.get(deployment.serviceArn), deployment.serviceArn)
  const count = breakerAfter(
    { failures: deployment.failedTasks, anyReachedRunning: deployment.hasRun },
    event,
    circuitBreaker.resetOnHealthyTask,
  )
  deployment.failedTasks = count.failures
  deployment.hasRun = count.anyReachedRunning
}

/** The deployment that has failed too often; null when there is none, or nobody watches. */
function overThreshold(world: World, service: Service): Deployment | null {
  const primary = primaryDeploymentOf(world, service)
  if (!service.circuitBreaker.enable || primary.rolloutState !== 'IN_PROGRESS') return null
  return primary.failedTasks < thresholdOf(service) ? null : primary
}

function tripIfDue(world: World, service: Service, deploying: DeploymentStrategy): void {
  const failing = overThreshold(world, service)
  if (failing === null) return
  world.log.explain({
    topic: 'deployment',
    subjects: [service.arn],
    summary: `${service.name}: the circuit breaker fails deployment ${failing.id} after ${failing.failedTasks} failed tasks`,
    rule: thresholdRule(service.desiredCount, service.circuitBreaker.thresholdConfiguration),
    facts: [
      ['desired', `${service.desiredCount}`],
      ['threshold', `${thresholdOf(service)}`],
      ['failed tasks', `${failing.failedTasks}`],
    ],
  })
  failDeployment(
    world,
    service,
    'circuit breaker',
    service.circuitBreaker.rollback ? deploying.rollBack : null,
  )
}
