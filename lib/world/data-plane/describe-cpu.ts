import { existing } from '@/lib/engine'
import type { CpuContainer } from '@/lib/traffic/cpu-scheduler'
import { ec2InstanceOf } from '@/lib/world/hosts'
import type { DataPlaneWorld } from './data-plane-world'

/** What the kernel on the instance is told about a container: its weight, its task's, and the task's cap. */
export function describeCpu(
  world: DataPlaneWorld,
  containerArn: string,
  { host, task: number }: { readonly host: number; readonly task: number },
): CpuContainer {
  const { state } = world
  const container = existing(state.containers.get(containerArn), `container ${containerArn}`)
  const task = existing(state.tasks.get(container.taskArn), `task ${container.taskArn}`)
  const instance = existing(ec2InstanceOf(state, task), `the instance of ${task.arn}`)
  const siblings = task.containerArns.flatMap((arn) => state.containers.get(arn) ?? [])
  return {
    host,
    hostCores: instance.vcpus,
    task: number,
    units: container.cpu,
    // The agent counts each container with the kernel's smallest weight at least.
    taskUnits: siblings.reduce((sum, { cpu }) => sum + Math.max(2, cpu), 0),
    taskSize: state.taskDefinitions.get(task.taskDefinitionArn)?.taskCpu ?? null,
    hasSiblings: siblings.length > 1,
  }
}

/** ARN of the service that a container's task is of, or null. */
export function serviceOfContainer(
  { state }: Pick<DataPlaneWorld, 'state'>,
  containerArn: string,
): string | null {
  const { taskArn = '' } = state.containers.get(containerArn) ?? {}
  return state.tasks.get(taskArn)?.serviceArn ?? null
}
