// Watches a run for what somebody wants it to be paused at. It takes no part in the run: handlers of the bus only leave a note, and
// failed requests, which do not travel on the bus, are counted by the data plane.

import type { PauseCause, Sighting } from '@/lib/protocol'
import { definitionName } from '@/lib/world/lifecycle/lookup'
import type { Target } from '@/lib/world/records/elb'
import type { Deployment, Service } from '@/lib/world/records/services'
import type { World } from '@/lib/world/world'

const SUBSCRIBER = 'lookout'

export class Lookout {
  readonly #world: World
  #causes: ReadonlySet<PauseCause> = new Set()
  #failedBefore = 0
  #sighting: Sighting | null = null

  constructor(world: World) {
    this.#world = world
    const { bus } = world
    bus.on(SUBSCRIBER, 'Target Health Change', ({ target }) => {
      if (target.state === 'unhealthy')
        this.#note('task-unhealthy', target.taskArn, () => this.#unhealthy(target))
    })
    bus.on(SUBSCRIBER, 'ECS Deployment State Change', ({ service, deployment, eventName }) => {
      if (eventName !== 'SERVICE_DEPLOYMENT_IN_PROGRESS')
        this.#note('deployment-ended', service.arn, () => this.#ended(service, deployment))
    })
    bus.on(SUBSCRIBER, 'CloudWatch Alarm State Change', ({ alarm }) => {
      if (alarm.state === 'ALARM')
        this.#note('alarm', alarm.arn, () => `Alarm ${alarm.name} went into ALARM: ${alarm.reason}`)
    })
  }

  get sighting(): Sighting | null {
    return this.#sighting
  }

  /** From now on; what was seen before is forgotten. */
  watchFor(causes: readonly PauseCause[]): void {
    this.#causes = new Set(causes)
    this.#failedBefore = this.#world.data.failedCount()
    this.#sighting = null
  }

  /** Asked after each event: whether there has been something. */
  sees(): boolean {
    if (this.#sighting !== null) return true
    const { data } = this.#world
    if (data.failedCount() === this.#failedBefore || !this.#causes.has('request-failed')) return false
    const requestId = data.newestFailed()
    this.#sighting = { cause: 'request-failed', text: `Request ${requestId} failed.`, key: null, requestId }
    return true
  }

  #note(cause: PauseCause, key: string | null, text: () => string): void {
    // The first of one instant is what the others follow from.
    if (this.#sighting !== null || !this.#causes.has(cause)) return
    this.#sighting = { cause, text: text(), key, requestId: null }
  }

  #unhealthy({ taskArn, targetGroupArn, description }: Target): string {
    const { state } = this.#world
    const task = state.tasks.get(taskArn ?? '')
    const definition = state.taskDefinitions.get(task?.taskDefinitionArn ?? '')
    const group = state.targetGroups.get(targetGroupArn)?.name ?? targetGroupArn
    const what = definition === undefined ? 'A target' : `A task of ${definitionName(definition)}`
    return `${what} became unhealthy in target group ${group}${description === null ? '' : `: ${description}`}.`
  }

  #ended(service: Service, { taskDefinitionArn, rolloutState }: Deployment): string {
    const definition = this.#world.state.taskDefinitions.get(taskDefinitionArn)
    const name = definition === undefined ? taskDefinitionArn : definitionName(definition)
    const end = rolloutState === 'FAILED' ? 'failed' : 'completed'
    return `The deployment of ${name} in service ${service.name} ${end}.`
  }
}
