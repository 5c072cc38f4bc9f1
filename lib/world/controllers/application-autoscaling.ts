// Application Auto Scaling by itself: looks whether ECS has fulfilled what an activity asked for, carries out scheduled actions when
// they fall due, tells policies what their alarms do, and lets go of services that are deleted.

import { activityTexts } from '@/lib/aws/application-autoscaling/activity-texts'
import { afterMs, PHASE } from '@/lib/engine'
import { confirmActivity, recordBounds } from '../application-autoscaling/activities'
import { bringWithinBounds } from '../application-autoscaling/bounds'
import { nextDue } from '../application-autoscaling/schedule'
import { deregisterTarget } from '../application-autoscaling/targets'
import { waitMs } from '../pace'
import type { ScheduledAction } from '../records/scaling'
import type { World } from '../world'
import { createCalendar } from './calendar'
import type { CreateController } from './controller'
import { followAlarms } from './follow-alarms'

const NAME = 'application-autoscaling'

export const createApplicationAutoScaling: CreateController = (world) => {
  const confirm = createConfirmation(world)
  const calendar = createScheduledActions(world)
  const { state, engine } = world
  const cleanUp = engine.payloadKind<{ readonly resourceId: string }>(
    'application-autoscaling.deleted-service',
    ({ resourceId }) => {
      const target = state.scalableTargets.get(resourceId)
      if (target) deregisterTarget(world, target)
    },
  )
  return {
    name: NAME,
    subscribe(bus) {
      bus.on(NAME, 'Application Auto Scaling Scaling Activity State Change', ({ activity }) => {
        if (activity.status === 'InProgress') confirm(activity.id)
      })
      bus.onChange(NAME, 'scheduledActions', calendar)
      followAlarms(bus, world, {
        name: NAME,
        policies: state.scalingPolicies,
        called({ arn }) {
          const reactionMs = waitMs(world, 'alarmToDesired', `${arn} ${engine.now}`)
          world.charts.send('scaling-policy', arn, { type: 'alarm.called', reactionMs })
        },
        cleared: ({ arn }) => world.charts.send('scaling-policy', arn, { type: 'alarms.cleared' }),
      })
      bus.on(NAME, 'Service Update', ({ service }) => {
        if (service.status === 'ACTIVE') return
        for (const { resourceId, serviceArn } of state.scalableTargets.values())
          if (serviceArn === service.arn) engine.post(engine.now, PHASE.controller, cleanUp, { resourceId })
      })
    },
    start() {},
  }
}

/** Looks at an activity after a while, and again as long as it is in progress. */
function createConfirmation(world: World): (activityId: string) => void {
  const { state, engine } = world
  const kind = engine.payloadKind<{ readonly id: string }>('application-autoscaling.confirm', ({ id }) => {
    const activity = state.scalingActivities.get(id)
    if (activity?.status !== 'InProgress') return
    confirmActivity(world, activity)
    if (activity.status === 'InProgress') post(id, waitMs(world, 'activityConfirmAgain', id))
  })
  const post = (id: string, ms: number) =>
    void engine.post(afterMs(engine.now, ms), PHASE.controller, kind, { id })
  return (id) => post(id, waitMs(world, 'activityConfirm', id))
}

/** It looks the action up again when it falls due. */
function createScheduledActions(world: World): (arn: string) => void {
  const { state } = world
  return createCalendar(world, 'application-autoscaling.scheduled-action', {
    find: (arn) => state.scheduledActions.get(arn),
    perform(action, at) {
      perform(world, action)
      action.nextAt = nextDue(world, action, at)
      const target = state.scalableTargets.get(action.resourceId)
      if (target) world.changes.mark('service', target.serviceArn)
    },
  })
}

function perform(world: World, action: ScheduledAction): void {
  const target = world.state.scalableTargets.get(action.resourceId)
  if (!target) return
  const { minCapacity: min, maxCapacity: max } = action
  if (target.suspended.ScheduledScalingSuspended) {
    explainSkipped(world, action, target.serviceArn)
    return
  }
  // A new minimum above the maximum lifts it, and the other way round: AWS says of neither what it does.
  target.minCapacity = min ?? Math.min(target.minCapacity, max ?? target.minCapacity)
  target.maxCapacity = max ?? Math.max(target.maxCapacity, min ?? target.maxCapacity)
  world.changes.mark('service', target.serviceArn)
  recordBounds(world, target, { min, max }, { cause: activityTexts.scheduledActionTriggered(action.name) })
  bringWithinBounds(world, target)
}

function explainSkipped(world: World, action: ScheduledAction, serviceArn: string): void {
  world.log.explain({
    topic: 'scaling',
    subjects: [serviceArn, action.arn],
    summary: `The scheduled action ${action.name} does nothing: scheduled scaling is suspended`,
    rule: 'ScheduledScalingSuspended',
    facts: [['schedule', action.schedule]],
  })
}
