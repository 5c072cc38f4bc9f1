// What placement reasons about: plain numbers of an instance and of a task that looks for one.

import type { HostPort } from '../ports'

/** A container instance as placement sees it. CPU units, MiB, host ports. */
export interface PlacementInstance {
  readonly containerInstanceArn: string
  readonly containerInstanceId: string
  readonly instanceId: string
  /** For people: `i-0abc (t3.medium, us-east-1a)`. */
  readonly label: string
  readonly status: string
  readonly agentConnected: boolean
  readonly zone: string
  readonly attributes: Readonly<Record<string, string>>
  readonly remainingCpu: number
  readonly remainingMemoryMiB: number
  readonly usedPorts: readonly HostPort[]
  readonly reservedTcpPorts: readonly number[]
  /** Tasks that may still get a network interface of their own, and how many may have one in all. */
  readonly remainingInterfaces: number
  readonly interfacesMax: number
  readonly subnetId: string
  /** Tasks of the requirement's group with desiredStatus RUNNING. */
  readonly tasksOfGroup: number
  readonly runningTasks: number
  readonly registeredAt: number
  readonly agentVersion: string
  /** Groups that have tasks on the instance, e.g. `service:web`, `family:batch`. */
  readonly taskGroups: readonly string[]
}

/** What one task needs. */
export interface PlacementRequirement {
  readonly cpu: number
  readonly memoryMiB: number
  readonly fixedPorts: readonly HostPort[]
  /** Dynamic ports are not reserved: the agent finds them when the container is created. */
  readonly dynamicPortCount: number
  /** `service:web` or `family:web`: whose tasks `spread` and `distinctInstance` count. */
  readonly group: string
  /** In awsvpc the task takes a network interface, in one of these subnets; null in other modes. */
  readonly subnets?: readonly string[] | null
  /** Attributes that the task definition's features need. */
  readonly requiredAttributes?: readonly string[]
}

/** Why an instance does not do: `code` as the failures of RunTask name it, `text` with the numbers. */
export interface PlacementReason {
  readonly code: string
  readonly text: string
  /** How far it is from doing, as a share of what is needed; for finding the closest instance. */
  readonly short?: number
}

/** One criterion. Most instances are only asked whether they do; the reason, which is text, is made when somebody reads it. */
export interface PlacementFilter {
  fits(instance: PlacementInstance): boolean
  /** Of an instance that does not fit. */
  reason(instance: PlacementInstance): PlacementReason
}

/** Who asks: decides what no strategy means. */
export type PlacementOrigin = 'RunTask' | 'service'
