import * as z from 'zod'
import { AwsError, validationError } from '@/lib/aws/error'
import { PORT } from '@/lib/aws/limits'
import { type SimTime, START } from '@/lib/engine'
import { RPS_MAX, TRACE_COUNT_MAX, USERS_MAX } from '@/lib/traffic/arrivals-limits'
import { arrivalsSchema } from '@/lib/traffic/arrivals-schema'
import type { Arrivals } from '@/lib/traffic/arrivals-types'
import { CLIENTS_FROM_DEFAULT } from '@/lib/traffic/client-block'
import {
  type ClientPolicy,
  cookiesSchema,
  downloadKbpsSchema,
  http2Schema,
  PATIENT,
  requestsPerConnectionSchema,
  retriesSchema,
  timeoutMsSchema,
  uploadKbpsSchema,
  visitorsSchema,
  whyNoCookies,
} from '@/lib/traffic/client-policy'
import { describeArrivals } from '@/lib/traffic/describe-arrivals'
import {
  FOLLOW_REDIRECTS_DEFAULT,
  followRedirectsSchema,
  fromSchema,
  REQUESTS_DEFAULT,
  requestsSchema,
} from '@/lib/traffic/requests-schema'
import { highestOf, scaledArrivals } from '@/lib/traffic/scale-arrivals'
import { operation } from '@/lib/world/operation'
import type { TrafficSource } from '@/lib/world/records/traffic'
import type { State } from '@/lib/world/state'

const PORT_DEFAULT = 80
const SOURCES_MAX = 50
const FACTOR_MAX = 10_000

const input = z.strictObject({
  name: z.string().min(1).max(100),
  /** A constant rate; short for `arrivals` with one point. */
  rps: z.number().min(0).max(RPS_MAX).optional(),
  arrivals: arrivalsSchema.optional(),
  /** So many times what it asks for now; the shape of its curve stays, and a recorded load goes on where it is. */
  factor: z.number().positive().max(FACTOR_MAX).optional(),
  to: z.string().optional(),
  port: z.int().min(PORT.min).max(PORT.max).optional(),
  requests: requestsSchema.optional(),
  from: fromSchema.optional(),
  /** Null takes it back: clients wait for every answer. */
  timeoutMs: timeoutMsSchema.nullable().optional(),
  /** Null takes it back: clients do not try again. */
  retries: retriesSchema.nullable().optional(),
  followRedirects: followRedirectsSchema.optional(),
  cookies: cookiesSchema.optional(),
  /** Null takes it back: nobody comes again. */
  visitors: visitorsSchema.nullable().optional(),
  /** Null takes it back: bodies take no time. */
  uploadKbps: uploadKbpsSchema.nullable().optional(),
  downloadKbps: downloadKbpsSchema.nullable().optional(),
  requestsPerConnection: requestsPerConnectionSchema.optional(),
  http2: http2Schema.optional(),
})
type Input = z.output<typeof input>

/** Changes a source of traffic, or adds one when `to` names a load balancer. */
export const setTraffic = operation({
  action: 'playground:SetTraffic',
  readOnly: false,
  input,
  perform({ world }, request) {
    const { state } = world
    const known = state.traffic.get(request.name)
    const source = merge(state, request, known, world.engine.now)
    state.traffic.set(source.name, source)
    world.data.trafficChanged()
    world.log.emit({
      source: 'playground',
      detailType: 'Traffic',
      message: `${source.name}: ${describeArrivals(source.arrivals)}`,
      subjects: [source.loadBalancerArn],
      mark: request.rps === undefined ? null : `${source.name} ${request.rps}/s`,
    })
    return { name: source.name, arrivals: source.arrivals }
  },
})

function merge(state: State, request: Input, known: TrafficSource | undefined, now: SimTime): TrafficSource {
  if (request.rps !== undefined && request.arrivals)
    throw validationError('Give rps or arrivals, not both', 'rps')
  if (request.factor !== undefined && (request.rps !== undefined || request.arrivals))
    throw validationError('Give a factor, or rps or arrivals, not both', 'factor')
  const loadBalancerArn = request.to ?? known?.loadBalancerArn
  if (loadBalancerArn === undefined) {
    const names = [...state.traffic.keys()].join(', ')
    throw validationError(
      `There is no traffic named '${request.name}'${names === '' ? '' : ` (there is ${names})`}; a new one needs "to", the ARN of a load balancer`,
      'name',
    )
  }
  if (!state.loadBalancers.has(loadBalancerArn)) {
    throw new AwsError(
      'LoadBalancerNotFound',
      `Load balancers '[${loadBalancerArn.slice(0, 200)}]' not found`,
      'to',
    )
  }
  if (!known && state.traffic.size >= SOURCES_MAX)
    throw validationError(`There can be at most ${SOURCES_MAX} sources`, 'name')
  const arrivals = arrivalsOf(request, known)
  if (!arrivals) throw validationError('A new source needs rps or arrivals', 'rps')
  const client = clientOf(request, known?.client ?? PATIENT)
  const refusal = whyNoCookies(arrivals.kind, client)
  if (refusal !== null) throw validationError(refusal, client.cookies ? 'cookies' : 'visitors')
  return {
    name: request.name,
    loadBalancerArn,
    port: request.port ?? known?.port ?? PORT_DEFAULT,
    arrivals,
    // The same arrivals again go on undisturbed.
    since: known && (request.factor !== undefined || isSame(known.arrivals, arrivals)) ? known.since : now,
    requests: request.requests ?? known?.requests ?? REQUESTS_DEFAULT,
    from: request.from ?? known?.from ?? CLIENTS_FROM_DEFAULT,
    followRedirects: request.followRedirects ?? known?.followRedirects ?? FOLLOW_REDIRECTS_DEFAULT,
    client,
  }
}

function clientOf(request: Input, known: ClientPolicy): ClientPolicy {
  const { timeoutMs, retries, visitors, uploadKbps, downloadKbps } = request
  return {
    timeoutMs: timeoutMs === undefined ? known.timeoutMs : timeoutMs,
    retries: retries === undefined ? known.retries : retries,
    cookies: request.cookies ?? known.cookies,
    visitors: visitors === undefined ? known.visitors : visitors,
    uploadKbps: uploadKbps === undefined ? known.uploadKbps : uploadKbps,
    downloadKbps: downloadKbps === undefined ? known.downloadKbps : downloadKbps,
    requestsPerConnection: request.requestsPerConnection ?? known.requestsPerConnection,
    http2: request.http2 ?? known.http2,
  }
}

/** Plain JSON on both sides, written by one schema, so that equal arrivals have equal texts. */
function isSame(x: Arrivals, y: Arrivals): boolean {
  return JSON.stringify(x) === JSON.stringify(y)
}

function arrivalsOf({ rps, arrivals, factor }: Input, known: TrafficSource | undefined): Arrivals | null {
  if (factor !== undefined && known) {
    const scaled = scaledArrivals(known.arrivals, factor)
    if (highestOf(scaled) > highestAllowed(scaled))
      throw validationError(`At ${factor} times as much it would pass ${highestAllowed(scaled)}`, 'factor')
    return scaled
  }
  if (rps === undefined) return arrivals ?? known?.arrivals ?? null
  const kind = known?.arrivals.kind === 'uniform' ? 'uniform' : 'poisson'
  return { kind, rate: [{ at: START, rps }], shape: 'step' }
}

const highestAllowed = ({ kind }: Arrivals) =>
  kind === 'closed' ? USERS_MAX : kind === 'trace' ? TRACE_COUNT_MAX : RPS_MAX
