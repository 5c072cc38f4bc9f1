// A run from where settings change to the end of the deployment, in slices, with what is told of it. It listens and looks; the run does
// not know, so that it comes to what it comes to when the settings are applied.

import { existing, simTime, US_PER_SECOND } from '@/lib/engine'
import type {
  AwsErrorView,
  Command,
  WhatIfAnswer,
  WhatIfChoices,
  WhatIfOutcome,
  WhatIfSubject,
} from '@/lib/protocol'
import { primaryDeploymentOf } from '@/lib/world/lifecycle/lookup'
import type { Deployment, Service } from '@/lib/world/records/services'
import type { Task } from '@/lib/world/records/tasks'
import type { LocalSimulation } from '../simulation'
import { operationsOf, sceneOf } from './operations'

/** Who waits for longer than that has a deployment that stands still. */
export const HORIZON_US = 3_600 * US_PER_SECOND
const LISTENER = 'what-if'

interface End {
  readonly outcome: WhatIfOutcome
  readonly reason: string | null
  readonly error: AwsErrorView | null
  readonly at: number
}

export class WhatIfRun {
  readonly #simulation: LocalSimulation
  readonly #subject: WhatIfSubject
  readonly #service: Service
  readonly #until: number
  readonly #requestsBefore: number
  #deployment: Deployment | null = null
  #end: End | null = null
  #lowest: number
  #isToCount = false
  /** Tasks of the deployment that ended without having been asked to, or because they were unhealthy. */
  readonly #lost = new Set<Task>()

  /** `simulation` stands where the settings change. */
  constructor(simulation: LocalSimulation, subject: WhatIfSubject, choices: WhatIfChoices) {
    this.#simulation = simulation
    this.#subject = subject
    const { world } = simulation
    this.#service = existing(world.state.services.get(subject.service), subject.service)
    this.#until = simulation.now() + HORIZON_US
    this.#requestsBefore = world.data.totals().total
    this.#lowest = this.#healthy()
    this.#listen()
    if (this.#perform(operationsOf(sceneOf(world, subject), choices))) this.#beginDeployment()
  }

  /** Handles at most so many events; true when the end is known. */
  advanceSome(maxEvents: number): boolean {
    const { engine } = this.#simulation.world
    for (let i = 0; i < maxEvents && this.#end === null; i++) {
      if (engine.nextTime > this.#until) this.#finish('unending', this.#whyUnending(), null, this.#until)
      else engine.step()
      if (this.#isToCount) this.#count()
    }
    return this.#end !== null
  }

  answer(): WhatIfAnswer {
    const { at, ...end } = existing(this.#end ?? undefined, 'the end of a what-if')
    const { data } = this.#simulation.world
    return {
      ...end,
      durationUs: at - this.#subject.begunAt,
      lowestHealthy: this.#lowest,
      lostTasks: this.#lost.size,
      desired: this.#service.desiredCount,
      requests: data.totals().total - this.#requestsBefore,
      failedRequests: data.failedCount(),
    }
  }

  #beginDeployment(): void {
    const { begunAt, from, at, again } = this.#subject
    if (begunAt > at) this.#simulation.advanceTo(simTime(begunAt))
    if (!this.#perform(again)) return
    const primary = primaryDeploymentOf(this.#simulation.world, this.#service)
    this.#deployment = primary
    if (from !== 'now' && primary.createdAt !== begunAt)
      this.#finish('refused', 'The deployment does not begin.')
    else if (primary.rolloutState === 'COMPLETED') this.#finish('completed')
  }

  #perform(commands: readonly Command[]): boolean {
    for (const command of commands) {
      const result = this.#simulation.dispatch(command)
      if (result.ok) continue
      this.#finish('refused', result.error.message, result.error)
      return false
    }
    return true
  }

  #listen(): void {
    const { world } = this.#simulation
    world.tasks.watch({ changed: () => this.#taskChanged(), reset: () => this.#taskChanged() })
    world.bus.on(LISTENER, 'ECS Deployment State Change', ({ service, deployment, eventName }) => {
      if (service !== this.#service || this.#deployment === null || this.#end !== null) return
      if (eventName === 'SERVICE_DEPLOYMENT_COMPLETED')
        this.#finish(deployment === this.#deployment ? 'completed' : 'rolledBack')
      else if (eventName === 'SERVICE_DEPLOYMENT_FAILED') this.#failed(deployment)
      else if (this.#deployment.rolloutState !== 'FAILED') this.#finish('superseded')
    })
    world.bus.on(LISTENER, 'ECS Task State Change', ({ task }) => {
      if (this.#end === null && task.deploymentId === this.#deployment?.id && isLost(task))
        this.#lost.add(task)
    })
  }

  /** A rollback goes on to its own end; without one, this is it. */
  #failed({ rolloutStateReason }: Deployment): void {
    const { circuitBreaker, lastCompletedDeploymentId } = this.#service
    if (circuitBreaker.rollback && lastCompletedDeploymentId !== null) return
    this.#finish('failed', rolloutStateReason)
  }

  #taskChanged(): void {
    this.#isToCount = true
  }

  #count(): void {
    this.#isToCount = false
    this.#lowest = Math.min(this.#lowest, this.#healthy())
  }

  #healthy(): number {
    return this.#simulation.world.rosters.of(this.#service.arn).counts().healthy
  }

  #whyUnending(): string | null {
    return this.#simulation.world.state.schedulerNotes.get(this.#service.arn)?.blocked ?? null
  }

  #finish(
    outcome: WhatIfOutcome,
    reason: string | null = null,
    error: AwsErrorView | null = null,
    at: number = this.#simulation.now(),
  ): void {
    this.#end ??= { outcome, reason, error, at }
  }
}

function isLost({ stopCode, stoppedReason }: Task): boolean {
  if (stopCode === 'EssentialContainerExited' || stopCode === 'TaskFailedToStart') return true
  return stopCode === 'ServiceSchedulerInitiated' && (stoppedReason ?? '').startsWith('Task failed')
}
