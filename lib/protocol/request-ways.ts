/** Requests that took the same way in the last whole second: the bands of the port map. */
export interface RequestWayView {
  /** Key of the traffic's view. */
  readonly source: string
  /** Null where no rule was reached. */
  readonly ruleArn: string | null
  /** `<target group ARN>|<instance ID or IP address>|<port>`; null where no target was chosen. */
  readonly targetKey: string | null
  readonly perSecond: number
  /** Of all requests for which the target was chosen, whatever their way: those that failed in that second. */
  readonly failedPerSecond: number
}
