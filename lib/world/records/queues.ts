// An SQS queue, and the service whose tasks take messages from it.

import type { Duration } from '@/lib/aws/image-behavior'
import type { SimTime } from '@/lib/engine'
import type { OpenArrivals } from '@/lib/traffic/arrivals-types'

export interface Queue {
  readonly name: string
  readonly serviceArn: string
  readonly arrivals: OpenArrivals
  /** When these arrivals began. */
  readonly since: SimTime
  /** What a message costs a worker. */
  readonly cpuMs: Duration
  readonly waitMs: Duration
  /** Messages that a task works on at a time. */
  readonly messagesAtOnce: number
  readonly visibilityTimeoutSeconds: number
}
