import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import { durationMsSchema } from '@/lib/aws/image-behavior-schema'
import { START } from '@/lib/engine'
import { RPS_MAX } from '@/lib/traffic/arrivals-limits'
import { arrivalsSchema } from '@/lib/traffic/arrivals-schema'
import type { OpenArrivals } from '@/lib/traffic/arrivals-types'
import { describeArrivals } from '@/lib/traffic/describe-arrivals'
import { meanMs } from '@/lib/traffic/duration'
import { operation } from '@/lib/world/operation'
import type { Queue } from '@/lib/world/records/queues'
import { findCluster, findService } from '../ecs/identifiers'

const QUEUES_MAX = 20
const MESSAGES_AT_ONCE_MAX = 100
/** SQS guide, sqs-visibility-timeout: 30 s by default, 12 hours at most. */
const VISIBILITY_TIMEOUT_SECONDS_DEFAULT = 30
const VISIBILITY_TIMEOUT_SECONDS_MAX = 43_200

const input = z.strictObject({
  /** As SQS names queues. */
  name: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/, 'must have 1 to 80 letters, digits, - and _'),
  cluster: z.string().optional(),
  /** Whose tasks take messages; needed for a new queue. */
  service: z.string().optional(),
  /** Messages per second; short for `arrivals` with one point. */
  rps: z.number().min(0).max(RPS_MAX).optional(),
  arrivals: arrivalsSchema.optional(),
  cpuMs: durationMsSchema.optional(),
  waitMs: durationMsSchema.optional(),
  messagesAtOnce: z.int().min(1).max(MESSAGES_AT_ONCE_MAX).optional(),
  visibilityTimeoutSeconds: z.int().min(1).max(VISIBILITY_TIMEOUT_SECONDS_MAX).optional(),
})
type Input = z.output<typeof input>

/** Makes an SQS queue whose messages the tasks of a service work on, or changes what is given of one. */
export const setQueue = operation({
  action: 'playground:SetQueue',
  readOnly: false,
  input,
  perform({ world }, request) {
    const { state, engine } = world
    const known = state.queues.get(request.name)
    if (!known && state.queues.size >= QUEUES_MAX)
      throw validationError(`There can be at most ${QUEUES_MAX} queues`, 'name')
    const serviceArn =
      request.service === undefined
        ? known?.serviceArn
        : findService(world, findCluster(world, request.cluster), request.service).arn
    if (serviceArn === undefined)
      throw validationError('A new queue needs the service whose tasks take messages', 'service')
    const arrivals = arrivalsOf(request) ?? known?.arrivals
    if (arrivals === undefined) throw validationError('A new queue needs rps or arrivals', 'rps')
    const cost = { cpuMs: request.cpuMs ?? known?.cpuMs ?? 0, waitMs: request.waitMs ?? known?.waitMs ?? 0 }
    if (meanMs(cost.cpuMs) + meanMs(cost.waitMs) <= 0)
      throw validationError(
        'A message needs cpuMs or waitMs: work that takes no time leaves no backlog',
        'cpuMs',
      )
    const queue: Queue = {
      ...cost,
      name: request.name,
      serviceArn,
      arrivals,
      since: known && JSON.stringify(known.arrivals) === JSON.stringify(arrivals) ? known.since : engine.now,
      messagesAtOnce: request.messagesAtOnce ?? known?.messagesAtOnce ?? 1,
      visibilityTimeoutSeconds:
        request.visibilityTimeoutSeconds ??
        known?.visibilityTimeoutSeconds ??
        VISIBILITY_TIMEOUT_SECONDS_DEFAULT,
    }
    state.queues.set(queue.name, queue)
    world.data.queuesChanged()
    world.log.emit({
      source: 'playground',
      detailType: 'Queue',
      message: `Queue ${queue.name}: ${describeArrivals(queue.arrivals, 'messages')}`,
      subjects: [queue.serviceArn],
      mark: null,
    })
    return { name: queue.name, arrivals: queue.arrivals }
  },
})

function arrivalsOf({ rps, arrivals }: Input): OpenArrivals | null {
  if (rps !== undefined && arrivals) throw validationError('Give rps or arrivals, not both', 'rps')
  if (rps !== undefined) return { kind: 'poisson', rate: [{ at: START, rps }], shape: 'step' }
  if (arrivals?.kind === 'closed')
    throw validationError(
      'Whoever sends messages waits for no answer: a closed loop cannot fill a queue',
      'arrivals',
    )
  return arrivals ?? null
}
