import * as z from 'zod'
import { timeOf } from '@/lib/world/application-autoscaling/schedule'
import { describeGroupScheduledAction } from '@/lib/world/describe/autoscaling/scheduled-action'
import { operation } from '@/lib/world/operation'
import { epochSeconds } from '../application-autoscaling/schemas'
import { groupName } from './group-input'
import { actionName } from './scheduled-action-input'

/** Those that have not run, and those that recur. */
export const describeScheduledActionsOfGroups = operation({
  action: 'autoscaling:DescribeScheduledActions',
  readOnly: true,
  ignores: ['NextToken', 'MaxRecords', 'IncludeManagedResources'],
  input: z.strictObject({
    AutoScalingGroupName: groupName.optional(),
    ScheduledActionNames: z.array(actionName).max(50).optional(),
    StartTime: epochSeconds.optional(),
    EndTime: epochSeconds.optional(),
  }),
  perform({ world }, { AutoScalingGroupName, ScheduledActionNames, StartTime, EndTime }) {
    const actions = [...world.state.groupScheduledActions.values()].filter(
      ({ name, groupName: of, nextAt }) =>
        of === (AutoScalingGroupName ?? of) &&
        (ScheduledActionNames?.includes(name) ?? true) &&
        nextAt !== null &&
        (StartTime === undefined || nextAt >= timeOf(world, StartTime * 1_000)) &&
        (EndTime === undefined || nextAt <= timeOf(world, EndTime * 1_000)),
    )
    return { ScheduledUpdateGroupActions: actions.map(describeGroupScheduledAction) }
  },
})
