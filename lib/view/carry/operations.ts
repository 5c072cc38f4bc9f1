// The AWS operations behind the inspector's buttons, in AWS's input shape.

import { TASK_PROTECTION_MINUTES_DEFAULT } from '@/lib/aws/defaults'
import { TASK_PROTECTION_MINUTES } from '@/lib/aws/limits'
import type {
  AutoScalingGroupView,
  Command,
  InstanceView,
  ServiceView,
  TaskDefinitionView,
  TaskView,
} from '@/lib/protocol'

type ServiceOf = Pick<ServiceView, 'clusterName' | 'name'>

export const updateService = (
  { clusterName, name }: ServiceOf,
  change: Readonly<Record<string, unknown>>,
): Command => ({
  action: 'ecs:UpdateService',
  input: { cluster: clusterName, service: name, ...change },
})

export const setDesiredCount = (service: ServiceOf, desiredCount: number): Command =>
  updateService(service, { desiredCount: Math.max(0, desiredCount) })
export const updateToRevision = (service: ServiceOf, taskDefinition: string): Command =>
  updateService(service, { taskDefinition })
export const forceNewDeployment = (service: ServiceOf): Command =>
  updateService(service, { forceNewDeployment: true })

type GroupOf = Pick<AutoScalingGroupView, 'name'>

export const setDesiredCapacity = ({ name }: GroupOf, capacity: number): Command => ({
  action: 'autoscaling:SetDesiredCapacity',
  input: { AutoScalingGroupName: name, DesiredCapacity: capacity },
})

export const setGroupBounds = (
  { name }: GroupOf,
  bounds: { readonly MinSize?: number; readonly MaxSize?: number },
): Command => ({
  action: 'autoscaling:UpdateAutoScalingGroup',
  input: { AutoScalingGroupName: name, ...bounds },
})

/** By force: its instances are terminated first. */
export const deleteAutoScalingGroup = ({ name }: GroupOf): Command => ({
  action: 'autoscaling:DeleteAutoScalingGroup',
  input: { AutoScalingGroupName: name, ForceDelete: true },
})

export const protectInstance = ({ name }: GroupOf, instanceId: string, isProtected: boolean): Command => ({
  action: 'autoscaling:SetInstanceProtection',
  input: { AutoScalingGroupName: name, InstanceIds: [instanceId], ProtectedFromScaleIn: isProtected },
})

/** With `force`, as AWS asks for it while the desired count is not zero. */
export const deleteService = ({ clusterName, name }: ServiceOf): Command => ({
  action: 'ecs:DeleteService',
  input: { cluster: clusterName, service: name, force: true },
})

type TaskOf = Pick<TaskView, 'clusterName' | 'id'>

export const stopTask = ({ clusterName, id }: TaskOf, reason: string): Command => ({
  action: 'ecs:StopTask',
  input: { cluster: clusterName, task: id, reason },
})

/** What a protection may last, and does unless it says. */
export const PROTECTION_MINUTES = { ...TASK_PROTECTION_MINUTES, usual: TASK_PROTECTION_MINUTES_DEFAULT }

/** For two hours unless it says for how many minutes. */
export const protectTask = ({ clusterName, id }: TaskOf, expiresInMinutes?: number): Command => ({
  action: 'ecs:UpdateTaskProtection',
  input: { cluster: clusterName, tasks: [id], protectionEnabled: true, expiresInMinutes },
})

export const unprotectTask = ({ clusterName, id }: TaskOf): Command => ({
  action: 'ecs:UpdateTaskProtection',
  input: { cluster: clusterName, tasks: [id], protectionEnabled: false },
})

/** Null while the instance has not joined a cluster. */
export function setInstanceStatus(
  instance: Pick<InstanceView, 'clusterName' | 'containerInstanceArn'>,
  status: 'ACTIVE' | 'DRAINING',
): Command | null {
  const { clusterName, containerInstanceArn } = instance
  if (clusterName === null || containerInstanceArn === null) return null
  return {
    action: 'ecs:UpdateContainerInstancesState',
    input: { cluster: clusterName, containerInstances: [containerInstanceArn], status },
  }
}

/** By force: its tasks are given up. Null while the instance has not joined a cluster. */
export function deregisterInstance({
  clusterName,
  containerInstanceArn,
}: Pick<InstanceView, 'clusterName' | 'containerInstanceArn'>): Command | null {
  if (clusterName === null || containerInstanceArn === null) return null
  return {
    action: 'ecs:DeregisterContainerInstance',
    input: { cluster: clusterName, containerInstance: containerInstanceArn, force: true },
  }
}

export const terminateInstance = ({ key }: Pick<InstanceView, 'key'>): Command => ({
  action: 'ec2:TerminateInstances',
  input: { InstanceIds: [key] },
})

export const deregisterTaskDefinition = ({
  family,
  revision,
}: Pick<TaskDefinitionView, 'family' | 'revision'>): Command => ({
  action: 'ecs:DeregisterTaskDefinition',
  input: { taskDefinition: `${family}:${revision}` },
})

/** Sets the part of the responses that are errors for every image of the definition that a service or a task runs. */
export function imageErrors(
  { taskDefinition }: Pick<ServiceView | TaskView, 'taskDefinition'>,
  definitions: readonly TaskDefinitionView[],
  errorRate: number,
): readonly Command[] {
  const definition = definitions.find(({ family, revision }) => `${family}:${revision}` === taskDefinition)
  const images = [...new Set(definition?.containers.map(({ image }) => image) ?? [])]
  return images.map((image) => ({
    action: 'playground:PutImageBehavior',
    input: { image, behavior: { errorRate } },
  }))
}

/** Active revisions of the family that a service runs, newest first. */
export function revisionsFor(
  service: Pick<ServiceView, 'taskDefinition'>,
  definitions: readonly TaskDefinitionView[],
): readonly string[] {
  const family = (service.taskDefinition.split('/').at(-1) ?? '').split(':')[0]
  return definitions
    .filter((one) => one.family === family && one.status === 'ACTIVE')
    .toSorted((a, b) => b.revision - a.revision)
    .map((one) => `${one.family}:${one.revision}`)
}
