import type { Duration } from '@/lib/aws/image-behavior'
import type { SimTime } from '@/lib/engine/time'
import type { OpenArrivals } from '@/lib/traffic/arrivals-types'

/** A message that a worker has just received, sampled to be drawn. */
export interface MessageSample {
  /** Key of the queue's view. */
  readonly queue: string
  readonly taskArn: string
  readonly instanceId: string
  /** `family:revision` */
  readonly taskDefinition: string
  readonly receivedAt: SimTime
}

/** An SQS queue. */
export interface QueueView {
  readonly kind: 'queue'
  /** `queue/<name>` */
  readonly key: string
  readonly name: string
  readonly serviceArn: string
  readonly serviceName: string
  readonly clusterName: string
  /** `ApproximateNumberOfMessagesVisible` and `…NotVisible` as they are just now. */
  readonly visible: number
  readonly notVisible: number
  /** Whole seconds; 0 without a message. */
  readonly oldestSeconds: number
  /** Messages per second that are to be sent just now. */
  readonly targetRps: number
  /** Received by workers, measured over the last whole second. */
  readonly receivedPerSecond: number
  readonly sent: number
  readonly received: number
  readonly deleted: number
  readonly backlogPerTask: number
  readonly description: string
  /** What is to be sent, to be edited; null where that is too much to send. */
  readonly arrivals: OpenArrivals | null
  /** What a message costs a worker. */
  readonly cpuMs: Duration
  readonly waitMs: Duration
  readonly messagesAtOnce: number
  readonly visibilityTimeoutSeconds: number
}
