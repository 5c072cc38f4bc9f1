// Waits for the next time of each scheduled action, of services and of Auto Scaling groups.

import { afterMs, PHASE, type SimTime } from '@/lib/engine'
import { waitMs } from '../pace'
import type { World } from '../world'

interface Scheduled {
  readonly arn: string
  readonly nextAt: SimTime | null
}

interface Due {
  readonly arn: string
  readonly at: SimTime
}

export interface CalendarOf<Action extends Scheduled> {
  find(arn: string): Action | undefined
  /** It falls due at `at`: does what it is for, and says when it falls due next. */
  perform(action: Action, at: SimTime): void
}

/** What it answers is to be told of each action that is new or has changed. One that was changed or deleted meanwhile is void. */
export function createCalendar<Action extends Scheduled>(
  world: World,
  kindName: string,
  { find, perform }: CalendarOf<Action>,
): (arn: string) => void {
  const { engine } = world
  const kind = engine.payloadKind<Due>(kindName, ({ arn, at }) => {
    const action = find(arn)
    if (action?.nextAt !== at) return
    perform(action, at)
    schedule(action)
  })
  const schedule = ({ arn, nextAt }: Scheduled) => {
    if (nextAt === null) return
    const delayMs = waitMs(world, 'scheduledActionDelay', `${arn} ${nextAt}`)
    engine.post(afterMs(nextAt, delayMs), PHASE.controller, kind, { arn, at: nextAt } satisfies Due)
  }
  return (arn) => {
    const action = find(arn)
    if (action) schedule(action)
  }
}
