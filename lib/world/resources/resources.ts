// Every resource whose life is a chart. The compiler insists on one a machine.

import type { MachineId } from '../chart-driver-machines'
import { alarm } from './alarm'
import { autoScalingGroup } from './auto-scaling-group'
import { autoScalingInstance } from './auto-scaling-instance'
import { capacityProvider } from './capacity-provider'
import { container } from './container'
import { containerInstance } from './container-instance'
import { deployment } from './deployment'
import { groupPolicy } from './group-policy'
import { imagePull } from './image-pull'
import { instance } from './instance'
import { loadBalancer } from './load-balancer'
import type { AnyResource } from './resource'
import { scalableTarget } from './scalable-target'
import { scalingPolicy } from './scaling-policy'
import { serviceDeployment } from './service-deployment'
import { target } from './target'
import { task } from './task'

export const RESOURCES: Readonly<Record<MachineId, AnyResource>> = {
  instance,
  'container-instance': containerInstance,
  task,
  container,
  'image-pull': imagePull,
  target,
  'load-balancer': loadBalancer,
  deployment,
  'service-deployment': serviceDeployment,
  'auto-scaling-group': autoScalingGroup,
  'auto-scaling-instance': autoScalingInstance,
  'group-policy': groupPolicy,
  'capacity-provider': capacityProvider,
  'scalable-target': scalableTarget,
  'scaling-policy': scalingPolicy,
  alarm,
}
