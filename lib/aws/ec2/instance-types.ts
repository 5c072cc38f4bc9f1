// The EC2 instance types one can launch here. Prices: Linux on demand, us-east-1, price list of 2026-07-20. Interfaces:
// amazon-vpc-cni-k8s, vpc_ip_resource_limit.go; with a trunk: ECS guide, container-instance-eni.

import { CPU_UNITS_PER_VCPU } from '@/lib/aws/defaults'

export interface InstanceType {
  readonly name: string
  readonly architecture: 'x86_64' | 'arm64'
  readonly vcpus: number
  /** What the agent registers: 1024 a vCPU. */
  readonly cpuUnits: number
  /** Installed. */
  readonly memoryMiB: number
  /**
   * What the agent registers before `ECS_RESERVED_MEMORY`: the kernel's MemTotal, always less than installed. The exact
   * number depends on AMI and kernel; these are typical (MODEL.md#instance-memory).
   */
  readonly registeredMemoryMiB: number
  /** Network interfaces that may be attached, the primary one included. */
  readonly maxEni: number
  /** Tasks with an interface of their own when the instance has a trunk; null where ECS has none for the type. */
  readonly trunkedTasks: number | null
  readonly usdPerHour: number
}

type Row = readonly [
  name: string,
  vcpus: number,
  memoryMiB: number,
  registeredMemoryMiB: number,
  maxEni: number,
  trunkedTasks: number | null,
  usdPerHour: number,
]

const X86: readonly Row[] = [
  ['t2.micro', 1, 1024, 983, 2, null, 0.0116],
  ['t3.micro', 2, 1024, 946, 2, null, 0.0104],
  ['t3.small', 2, 2048, 1911, 3, null, 0.0208],
  ['t3.medium', 2, 4096, 3850, 3, null, 0.0416],
  ['t3.large', 2, 8192, 7820, 3, null, 0.0832],
  ['m5.large', 2, 8192, 7680, 3, 10, 0.096],
  ['m5.xlarge', 4, 16384, 15577, 4, 20, 0.192],
  ['m5.2xlarge', 8, 32768, 31400, 4, 40, 0.384],
  ['m6i.large', 2, 8192, 7680, 3, 10, 0.096],
  ['c5.large', 2, 4096, 3703, 3, 10, 0.085],
  ['c5.xlarge', 4, 8192, 7600, 4, 20, 0.17],
  ['r5.large', 2, 16384, 15577, 3, 10, 0.126],
]

const ARM: readonly Row[] = [
  ['t4g.small', 2, 2048, 1843, 3, null, 0.0168],
  ['m6g.medium', 1, 4096, 3800, 2, 4, 0.0385],
  ['m6g.large', 2, 8192, 7716, 3, 10, 0.077],
  ['c6g.large', 2, 4096, 3800, 3, 10, 0.068],
]

const fromRow =
  (architecture: InstanceType['architecture']) =>
  ([name, vcpus, memoryMiB, registeredMemoryMiB, maxEni, trunkedTasks, usdPerHour]: Row): InstanceType => ({
    name,
    architecture,
    vcpus,
    cpuUnits: vcpus * CPU_UNITS_PER_VCPU,
    memoryMiB,
    registeredMemoryMiB,
    maxEni,
    trunkedTasks,
    usdPerHour,
  })

/** Every type, x86 first. */
export const INSTANCE_TYPES: readonly InstanceType[] = [
  ...X86.map(fromRow('x86_64')),
  ...ARM.map(fromRow('arm64')),
]

/** The type EC2 launches when RunInstances names none is `m1.small`; here it is the one the guide's examples use. */
export const INSTANCE_TYPE_DEFAULT = 't3.medium'

const byName = new Map(INSTANCE_TYPES.map((type) => [type.name, type]))

/** How many tasks may have an interface of their own: the primary one is the instance's. ECS guide, task-networking-awsvpc. */
export function taskInterfacesMax(
  { maxEni, trunkedTasks }: Pick<InstanceType, 'maxEni' | 'trunkedTasks'>,
  hasTrunk: boolean,
): number {
  return hasTrunk && trunkedTasks !== null ? trunkedTasks : maxEni - 1
}

/** The row of this type; null for a type that this table does not have. */
export function instanceType(name: string): InstanceType | null {
  return byName.get(name) ?? null
}
