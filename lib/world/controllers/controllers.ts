// Everything that acts by itself. A new controller is a file and a line here; the order of lines means nothing.

import { createRecorder } from '../recorder'
import { createAgentReports } from './agent-reports'
import { createAlarmEvaluator } from './alarm-evaluator'
import { createAlarmHistorian } from './alarm-historian'
import { createApplicationAutoScaling } from './application-autoscaling'
import { createAutoScalingGroups } from './auto-scaling-groups'
import { createBookkeeper } from './bookkeeper'
import { createCapacityProviders } from './capacity-providers'
import type { CreateController } from './controller'
import { createDataPlaneFeed } from './data-plane-feed'
import { createEventWriter } from './event-writer'
import { createGroupPolicies } from './group-policies'
import { createGroupSchedule } from './group-schedule'
import { createReaper } from './reaper'
import { createServiceWaker } from './service-scheduler/service-wakes'
import { createTargetDeregistration } from './target-deregistration'
import { createTargetHealthController } from './target-health'
import { createTaskProtection } from './task-protection'

export const CONTROLLERS: readonly CreateController[] = [
  createAutoScalingGroups,
  createGroupPolicies,
  createGroupSchedule,
  createApplicationAutoScaling,
  createCapacityProviders,
  createAlarmEvaluator,
  createAlarmHistorian,
  createAgentReports,
  createBookkeeper,
  createDataPlaneFeed,
  createEventWriter,
  createReaper,
  createRecorder,
  createServiceWaker,
  createTargetDeregistration,
  createTargetHealthController,
  createTaskProtection,
]
