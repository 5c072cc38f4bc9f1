// How a container behaves belongs to its image tag: a "bad release" is an image. The scenario file's `images` has this shape.

/** A duration in ms: a constant or a distribution (lognormal by its own mean and the sigma of its logarithm). */
export type Duration =
  | number
  | { readonly exponential: number }
  | { readonly lognormal: { readonly mean: number; readonly sigma: number } }
  | { readonly uniform: readonly [from: number, to: number] }

/** A request that a process sends to another service while it works on one of its own. */
export interface ImageCall {
  readonly method: string
  /** An alias of Service Connect, a name of Cloud Map, or a load balancer: by its DNS name or its short name. */
  readonly host: string
  readonly port: number
  readonly path: string
  /** How long it waits for the answer; null: as long as it takes. */
  readonly timeoutMs: number | null
  /** What a failed call makes of the request: it is answered with 502, or goes on without it. */
  readonly onFailure: 'fail' | 'ignore'
}

/** What a process answers on some of its paths. Null: as the image does elsewhere. */
export interface PathBehavior {
  /** As a path condition of a listener rule has it: `*` stands for any characters, `?` for one. */
  readonly path: string
  readonly status: number
  readonly cpuMsPerRequest: Duration | null
  readonly waitMsPerRequest: Duration | null
  /** Share of the requests for it that are answered with 500. */
  readonly errorRate: number | null
  readonly calls: readonly ImageCall[] | null
}

export type PullRefusal = 'unreachable' | 'forbidden'

export interface ImageBehavior {
  /** From the start of the process until it listens on its ports. */
  readonly startupMs: Duration
  /** CPU cost per request falls linearly from `factor` × to 1 × over `durationMs` after it listens. */
  readonly warmup: { readonly durationMs: number; readonly factor: number } | null
  readonly cpuMsPerRequest: Duration
  readonly waitMsPerRequest: Duration
  /** Workers; null: no limit. */
  readonly concurrency: number | null
  /** How long its server keeps an idle connection open; null: each request has a connection of its own. */
  readonly keepAliveMs: number | null
  /** Share of requests answered with 500. */
  readonly errorRate: number
  /** Paths that behave otherwise than the rest, the most specific pattern first: the first one that matches counts. */
  readonly paths: readonly PathBehavior[]
  /** One after the other, when its own work is done and before it answers. */
  readonly calls: readonly ImageCall[]
  /** Null: nobody has said it. See `MEMORY_DEFAULT`. */
  readonly memoryMiB: number | null
  readonly memoryMiBPerRequest: number | null
  readonly leakMiBPerRequest: number
  readonly health: {
    /** The path that answers 200; other paths under a failing health answer `failStatus`. Null: every path. */
    readonly path: string | null
    /** Seconds after it listens between which health checks are answered with `failStatus`. */
    readonly failsFromSeconds: number | null
    readonly failsUntilSeconds: number | null
    readonly failStatus: number
  }
  readonly crash: {
    /** Exit code when the process dies during start-up. */
    readonly atStart: number | null
    readonly afterMs: Duration | null
    readonly perRequest: number
  }
  /** A batch job that ends by itself. */
  readonly exit: { readonly afterMs: Duration; readonly code: number } | null
  readonly sizeMiB: number
  readonly layers: number
  /** How a pull ends: the registry cannot be reached, or does not let the caller in. */
  readonly pull: 'succeeds' | PullRefusal
  readonly onSigterm: 'drain' | 'exit' | 'ignore'
}

/**
 * What a process needs that nobody has described: it never comes to more than its container may use. So a container of
 * 10 MiB runs. MODEL.md#images.
 */
export const MEMORY_DEFAULT = { baseMiB: 64, baseShareMax: 0.5, perRequestMiB: 0.5 } as const

/** What an image does that the scenario does not describe. Documented in MODEL.md#images. */
export const IMAGE_BEHAVIOR_DEFAULT: ImageBehavior = {
  startupMs: 1_000,
  warmup: null,
  cpuMsPerRequest: { exponential: 10 },
  waitMsPerRequest: 5,
  concurrency: null,
  keepAliveMs: null,
  errorRate: 0,
  paths: [],
  calls: [],
  memoryMiB: null,
  memoryMiBPerRequest: null,
  leakMiBPerRequest: 0,
  health: { path: null, failsFromSeconds: null, failsUntilSeconds: null, failStatus: 503 },
  crash: { atStart: null, afterMs: null, perRequest: 0 },
  exit: null,
  sizeMiB: 120,
  layers: 5,
  pull: 'succeeds',
  onSigterm: 'drain',
}
