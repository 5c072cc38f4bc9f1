import type { ImageBehavior } from '@/lib/aws/image-behavior'
import type { Pace } from '@/lib/aws/pace'
import type { Prices } from '@/lib/aws/pricing/prices'
import type { EpochMs, SimTime } from '@/lib/engine'
import type { Arrivals, RequestTemplate } from '@/lib/traffic/arrivals-types'
import type { ClientPolicy } from '@/lib/traffic/client-policy'
import type { Goals } from '@/lib/traffic/goals'

export interface ScenarioOperation {
  readonly at: SimTime
  /** After everything else that is due then, as what a person does. */
  readonly isLast: boolean
  /** What later inputs call its result: `${name}`. */
  readonly as: string | null
  readonly action: string
  readonly input: Readonly<Record<string, unknown>>
}

export interface ScenarioTraffic {
  readonly name: string
  /** `${name}` of the load balancer. */
  readonly to: string
  readonly port: number
  readonly arrivals: Arrivals
  readonly requests: readonly RequestTemplate[]
  /** Block of addresses that its clients have. */
  readonly from: string
  /** Whether they go where a redirect leads. */
  readonly followRedirects: boolean
  readonly client: ClientPolicy
}

/** A scenario file, checked and read; `parseScenario` makes it. */
export interface Scenario {
  readonly name: string
  readonly description: string | null
  /** Two sentences on what to look for. */
  readonly lookFor: readonly [string, string] | null
  readonly seed: number
  readonly region: string
  /** How fast AWS acts by itself. */
  readonly pace: Pace
  /** What a calendar shows at the start of the run. */
  readonly startAt: EpochMs
  /** Time at which the screen opens it, and how fast it plays. */
  readonly openAt: SimTime
  readonly speed: number
  /** When the run is over; null: see `scenarioEnd`. */
  readonly until: SimTime | null
  /** What its outcome is measured by. */
  readonly goals: Goals
  readonly prices: Prices
  /** Clusters that its instances join though no operation creates them: they exist from the start. */
  readonly clusters: readonly string[]
  readonly images: readonly (readonly [reference: string, behavior: ImageBehavior])[]
  /** In the order in which they are carried out. */
  readonly operations: readonly ScenarioOperation[]
  readonly traffic: readonly ScenarioTraffic[]
}
