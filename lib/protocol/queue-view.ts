/** An SQS queue. */
export interface QueueView {
  readonly kind: 'queue'
  /** `queue/<name>` */
  readonly key: string
  readonly name: string
  readonly serviceArn: string
  readonly serviceName: string
  /** `ApproximateNumberOfMessagesVisible` and `…NotVisible` as they are just now. */
  readonly visible: number
  readonly notVisible: number
  /** Whole seconds; 0 without a message. */
  readonly oldestSeconds: number
  /** Messages per second that are to be sent just now. */
  readonly targetRps: number
  readonly sent: number
  readonly received: number
  readonly deleted: number
  readonly backlogPerTask: number
  readonly description: string
  readonly messagesAtOnce: number
  readonly visibilityTimeoutSeconds: number
}
