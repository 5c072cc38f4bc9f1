// What EC2 and its VPC know.

import type { SecurityGroupRule } from '@/lib/aws/shapes'
import type { InstanceState } from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine'

export interface Zone {
  readonly name: string
  readonly region: string
  outage: boolean
}

export interface Subnet {
  readonly id: string
  readonly zone: string
  /** First three octets of the first address of its /20: `172.31.16` */
  readonly network: string
}

/** An elastic network interface: where addresses and security groups are. */
export interface NetworkInterface {
  /** `eni-0…` */
  readonly id: string
  readonly subnetId: string
  readonly privateIp: string
  readonly securityGroupIds: readonly string[]
  /** What it is attached to; it is deleted with it. */
  readonly attachment: InterfaceAttachment
}

/**
 * `instance`: its primary interface. `trunk`: what carries the interfaces of its tasks, one slot for all. `task`: of one task in
 * awsvpc, in a slot of the instance or on its trunk; null is for tasks without an instance.
 */
export type InterfaceAttachment =
  | { readonly kind: 'instance' | 'trunk'; readonly instanceId: string }
  | { readonly kind: 'task'; readonly taskArn: string; readonly instanceId: string | null }

export interface SecurityGroup {
  readonly id: string
  readonly name: string
  readonly description: string
  ingress: readonly SecurityGroupRule[]
}

/** What instances are launched from. */
export interface LaunchTemplate {
  /** `lt-0…` */
  readonly id: string
  readonly name: string
  readonly createdAt: SimTime
  /** ARN of the caller. */
  readonly createdBy: string
  /** In order, from number 1 without gaps: a version cannot be taken out here. */
  readonly versions: LaunchTemplateVersion[]
  defaultVersion: number
}

export interface LaunchTemplateVersion {
  readonly number: number
  readonly description: string
  readonly createdAt: SimTime
  readonly createdBy: string
  /** Null: whoever launches from it says it. */
  readonly instanceType: string | null
  readonly userData: string
  readonly securityGroupIds: readonly string[]
  readonly detailedMonitoring: boolean
}

export interface Instance {
  /** `i-0…` */
  readonly id: string
  readonly instanceType: string
  readonly zone: string
  /** Its primary network interface. */
  readonly networkInterfaceId: string
  readonly vcpus: number
  readonly userData: string
  /** Mirror of the instance chart. */
  state: InstanceState
  /** When its current boot step ends, if it boots. */
  bootUntil: SimTime | null
  readonly launchedAt: SimTime
  containerInstanceArn: string | null
  /** Faults: how many times as long its containers take for everything, and the part of packets to and from it that is lost. */
  slowness: number
  packetLoss: number
  /** References of images that are complete on disk. */
  readonly cachedImages: string[]
  /** Last octets of docker0 addresses in use, `172.17.0.x`. */
  readonly containerIps: number[]
}
