// Every statechart by the id of its machine.

import type { AnyStateMachine } from 'xstate'
import { alarmMachine } from './alarm.machine'
import { autoScalingGroupMachine } from './auto-scaling-group.machine'
import { autoScalingInstanceMachine } from './auto-scaling-instance.machine'
import { capacityProviderMachine } from './capacity-provider.machine'
import { containerMachine } from './container.machine'
import { containerInstanceMachine } from './container-instance.machine'
import { deploymentMachine } from './deployment.machine'
import { groupPolicyMachine } from './group-policy.machine'
import { imagePullMachine } from './image-pull.machine'
import { instanceMachine } from './instance.machine'
import { loadBalancerMachine } from './load-balancer.machine'
import { scalableTargetMachine } from './scalable-target.machine'
import { scalingPolicyMachine } from './scaling-policy.machine'
import { serviceDeploymentMachine } from './service-deployment.machine'
import { targetMachine } from './target.machine'
import { taskMachine } from './task.machine'

export const MACHINES = {
  instance: instanceMachine,
  'container-instance': containerInstanceMachine,
  task: taskMachine,
  container: containerMachine,
  'image-pull': imagePullMachine,
  'load-balancer': loadBalancerMachine,
  target: targetMachine,
  deployment: deploymentMachine,
  'service-deployment': serviceDeploymentMachine,
  'auto-scaling-group': autoScalingGroupMachine,
  'auto-scaling-instance': autoScalingInstanceMachine,
  'group-policy': groupPolicyMachine,
  'capacity-provider': capacityProviderMachine,
  'scalable-target': scalableTargetMachine,
  'scaling-policy': scalingPolicyMachine,
  alarm: alarmMachine,
} satisfies Record<string, AnyStateMachine>
