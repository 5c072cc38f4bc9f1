// The behaviour of an image as scenario files and `playground:PutImageBehavior` write it: every member is optional.

import * as z from 'zod'
import {
  IMAGE_BEHAVIOR_DEFAULT,
  type ImageBehavior,
  type ImageCall,
  type PathBehavior,
} from './image-behavior'
import { PORT } from './limits'

const PATHS_MAX = 100
const MS_MAX = 86_400_000
const ms = z.number().nonnegative().max(MS_MAX)
const mib = z.number().nonnegative().max(1_000_000)
const share = z.number().min(0).max(1)
const exitCode = z.number().int().min(0).max(255)
const seconds = z
  .number()
  .nonnegative()
  .max(MS_MAX / 1_000)

/** A constant number of ms, or a distribution. */
export const durationMsSchema = z
  .union([
    ms,
    z.strictObject({ exponential: ms }),
    z.strictObject({ lognormal: z.strictObject({ mean: ms, sigma: z.number().nonnegative().max(5) }) }),
    z.strictObject({
      uniform: z
        .tuple([ms, ms])
        .refine(([from, to]) => from <= to, 'the first number must not be greater than the second'),
    }),
  ])
  .describe(
    'Milliseconds: a number, {"exponential": mean}, {"lognormal": {"mean", "sigma"}} or {"uniform": [from, to]}.',
  )

const CALLS_MAX = 20
const CALL_URL =
  /^http:\/\/([A-Za-z0-9](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9])?)(?::([1-9]\d{0,4}))?(\/[!-~]*)?$/
const HTTP_PORT = 80

const callSchema = z.strictObject({
  url: z
    .string()
    .max(1_024)
    .regex(CALL_URL, 'must be an http URL such as "http://orders:8080/items"')
    .refine((url) => portOf(url) <= PORT.max, `must have a port of at most ${PORT.max}`)
    .describe(
      'Whom it calls: an alias of Service Connect, a name of Cloud Map, or a load balancer by its DNS name or its name.',
    ),
  method: z
    .enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
    .optional()
    .describe('Default GET.'),
  timeoutMs: z
    .number()
    .int()
    .min(1)
    .max(MS_MAX)
    .optional()
    .describe('How long it waits; unset: as long as it takes.'),
  onFailure: z
    .enum(['fail', 'ignore'])
    .optional()
    .describe('"fail" (default): the request is answered with 502; "ignore": it goes on.'),
})

const callsSchema = z
  .array(callSchema)
  .max(CALLS_MAX)
  .describe('Requests that the process sends to other services, one after the other, before it answers.')

const pathBehaviorSchema = z.strictObject({
  status: z.number().int().min(200).max(599).optional().describe('What it answers; default 200.'),
  cpuMsPerRequest: durationMsSchema.optional(),
  waitMsPerRequest: durationMsSchema.optional(),
  errorRate: share.optional().describe('Share of these requests answered with 500.'),
  calls: callsSchema.optional(),
})

const pathsSchema = z
  .record(z.string().max(128).regex(/^[/*]/, 'must start with "/" or "*"'), pathBehaviorSchema)
  .refine((paths) => Object.keys(paths).length <= PATHS_MAX, `must have at most ${PATHS_MAX} paths`)
  .describe(
    'Paths that behave differently. Give them without a query; * and ? work as in listener rules. If several match, the one with the most literal characters applies.',
  )

export const imageBehaviorSchema = z.strictObject({
  startupMs: durationMsSchema.optional().describe('Time from the start of the process until it listens.'),
  warmup: z
    .strictObject({ durationMs: ms, factor: z.number().min(1).max(1_000) })
    .nullable()
    .optional()
    .describe(
      'CPU per request falls from factor × to 1 × over this time after the process starts to listen.',
    ),
  cpuMsPerRequest: durationMsSchema.optional(),
  waitMsPerRequest: durationMsSchema
    .optional()
    .describe('Time spent waiting without CPU, such as on a database.'),
  concurrency: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .optional()
    .describe('Workers; unset: no limit.'),
  keepAliveMs: z
    .number()
    .int()
    .min(1)
    .max(MS_MAX)
    .nullable()
    .optional()
    .describe(
      'How long its server keeps an idle connection of the load balancer open; unset: each request has a connection of its own. Below the idle timeout of the load balancer, some requests meet a connection that is just being closed (502).',
    ),
  errorRate: share.optional().describe('Share of requests answered with 500.'),
  paths: pathsSchema.optional(),
  calls: callsSchema.optional(),
  memoryMiB: mib.optional().describe('Memory of the idle process; default 64, at most half of its limit.'),
  memoryMiBPerRequest: mib
    .optional()
    .describe('Memory of each request in flight; default 0.5, as far as the limit allows.'),
  leakMiBPerRequest: mib.optional(),
  health: z
    .strictObject({
      path: z
        .string()
        .max(1_024)
        .regex(/^\//, 'must start with "/"')
        .nullable()
        .optional()
        .describe('The path that answers 200; unset: every path.'),
      failsFromSeconds: seconds.nullable().optional(),
      failsUntilSeconds: seconds.nullable().optional(),
      failStatus: z.number().int().min(200).max(599).optional(),
    })
    .optional(),
  crash: z
    .strictObject({
      atStart: exitCode
        .nullable()
        .optional()
        .describe('Exit code of a process that crashes while it starts up.'),
      afterMs: durationMsSchema.nullable().optional(),
      perRequest: share.optional(),
    })
    .optional(),
  exit: z
    .strictObject({ afterMs: durationMsSchema, code: exitCode.default(0) })
    .nullable()
    .optional()
    .describe('A batch job that ends on its own.'),
  sizeMiB: mib.optional(),
  layers: z.number().int().min(1).max(127).optional(),
  pull: z
    .enum(['succeeds', 'unreachable', 'forbidden'])
    .optional()
    .describe(
      'How a pull ends: "unreachable" when the registry does not answer, "forbidden" when it refuses.',
    ),
  onSigterm: z.enum(['drain', 'exit', 'ignore']).optional(),
})

export type ImageBehaviorInput = z.output<typeof imageBehaviorSchema>

/** `base` with what `input` says; members of `health` and `crash` one by one, `paths` as a whole. */
export function mergeImageBehavior(
  input: ImageBehaviorInput,
  base: ImageBehavior = IMAGE_BEHAVIOR_DEFAULT,
): ImageBehavior {
  const { health, crash, paths, calls, ...rest } = input
  return {
    ...base,
    ...defined(rest),
    paths: paths === undefined ? base.paths : orderedPaths(paths),
    calls: calls === undefined ? base.calls : calls.map(toCall),
    health: { ...base.health, ...defined(health) },
    crash: { ...base.crash, ...defined(crash) },
  }
}

function toCall({
  url,
  method = 'GET',
  timeoutMs,
  onFailure = 'fail',
}: z.output<typeof callSchema>): ImageCall {
  const [, host = '', , path = '/'] = CALL_URL.exec(url) ?? []
  return {
    method,
    host: host.toLowerCase(),
    port: portOf(url),
    path,
    timeoutMs: timeoutMs ?? null,
    onFailure,
  }
}

function portOf(url: string): number {
  return Number(CALL_URL.exec(url)?.[2] ?? HTTP_PORT)
}

/** What says more about a path first: more characters that are no wildcards, then fewer wildcards. */
function orderedPaths(paths: NonNullable<ImageBehaviorInput['paths']>): readonly PathBehavior[] {
  return Object.entries(paths)
    .map(
      ([
        path,
        { status = 200, cpuMsPerRequest = null, waitMsPerRequest = null, errorRate = null, calls },
      ]) => ({
        path,
        status,
        cpuMsPerRequest,
        waitMsPerRequest,
        errorRate,
        calls: calls?.map(toCall) ?? null,
      }),
    )
    .sort(
      (x, y) =>
        literals(y.path) - literals(x.path) || x.path.length - y.path.length || (x.path < y.path ? -1 : 1),
    )
}

function literals(pattern: string): number {
  return pattern.replace(/[*?]/g, '').length
}

/** Without members that are undefined: these must not hide what is below them. */
function defined<T extends object>(value: T | undefined): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
