import { fleet, instancesWanted, ON_FLEET, provider } from './capacity-parts'
import { builtIn, CLUSTER, frontDoor, users, WEB, webService } from './parts'
import { cappedTask } from './scaling-parts'

type Transition = 'LAUNCHING' | 'TERMINATING'

/** Nobody completes its actions: they end after the heartbeat timeout. */
function hook(LifecycleHookName: string, transition: Transition, HeartbeatTimeout: number) {
  return {
    action: 'autoscaling:PutLifecycleHook',
    input: {
      AutoScalingGroupName: 'fleet',
      LifecycleHookName,
      LifecycleTransition: `autoscaling:EC2_INSTANCE_${transition}`,
      HeartbeatTimeout,
      DefaultResult: 'CONTINUE',
    },
  }
}

function tasksWanted(at: string, desiredCount: number) {
  return { at, action: 'ecs:UpdateService', input: { cluster: CLUSTER, service: 'web', desiredCount } }
}

export const lifecycleHooks = builtIn({
  id: 'lifecycle-hooks',
  title: 'Lifecycle hooks: an instance that comes late and one that goes late',
  group: 'Scaling the cluster',
  question: 'A third instance runs at 5:24 and waits for a hook. Do tasks wait for it as well?',
  answer:
    'No: ECS knows nothing of hooks and starts four tasks on it at 5:48. Only the group counts it in service no sooner than 7:28.',
  answerAt: '8m',
  pace: 'aws',
  lookFor: [
    'At 5:00 the group is asked for a third instance, and a hook of 120 seconds stands before it: note when it runs, when tasks start on it, and when the group counts it in service.',
    'At 9:00 the group is to have two again, with two hooks before the end: note when its tasks are gone, when EC2 ends it, and whether a request fails.',
  ],
  description:
    'A hook on launch and one on termination beside that of managed draining: what an instance waits for, who counts it meanwhile, and when it really goes.',
  openAt: '4m30s',
  until: '14m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    ...fleet(2, 4),
    ...provider(),
    cappedTask(),
    webService('aws', 8, ON_FLEET),
    { at: '4m', ...hook('install-tools', 'LAUNCHING', 120) },
    { at: '4m', ...hook('save-logs', 'TERMINATING', 180) },
    instancesWanted('5m', 3),
    tasksWanted('5m', 12),
    tasksWanted('8m30s', 8),
    instancesWanted('9m', 2),
  ],
  traffic: users('aws', 60),
})
