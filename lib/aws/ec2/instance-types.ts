// The EC2 instance types one can launch here. Prices: Linux on demand, us-east-1, price list of 2026-07-20.

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
  readonly maxEni: number
  readonly usdPerHour: number
}

type Row = readonly [
  name: string,
  vcpus: number,
  memoryMiB: number,
  registeredMemoryMiB: number,
  maxEni: number,
  usdPerHour: number,
]

const X86: readonly Row[] = [
  ['t2.micro', 1, 1024, 983, 2, 0.0116],
  ['t3.micro', 2, 1024, 946, 2, 0.0104],
  ['t3.small', 2, 2048, 1911, 3, 0.0208],
  ['t3.medium', 2, 4096, 3850, 3, 0.0416],
  ['t3.large', 2, 8192, 7820, 3, 0.0832],
  ['m5.large', 2, 8192, 7680, 3, 0.096],
  ['m5.xlarge', 4, 16384, 15577, 4, 0.192],
  ['m5.2xlarge', 8, 32768, 31400, 4, 0.384],
  ['m6i.large', 2, 8192, 7680, 3, 0.096],
  ['c5.large', 2, 4096, 3703, 3, 0.085],
  ['c5.xlarge', 4, 8192, 7600, 4, 0.17],
  ['r5.large', 2, 16384, 15577, 3, 0.126],
]

const ARM: readonly Row[] = [
  ['t4g.small', 2, 2048, 1843, 3, 0.0168],
  ['m6g.medium', 1, 4096, 3800, 2, 0.0385],
  ['m6g.large', 2, 8192, 7716, 3, 0.077],
  ['c6g.large', 2, 4096, 3800, 3, 0.068],
]

const fromRow =
  (architecture: InstanceType['architecture']) =>
  ([name, vcpus, memoryMiB, registeredMemoryMiB, maxEni, usdPerHour]: Row): InstanceType => ({
    name,
    architecture,
    vcpus,
    cpuUnits: vcpus * CPU_UNITS_PER_VCPU,
    memoryMiB,
    registeredMemoryMiB,
    maxEni,
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

/** The row of this type; null for a type that this table does not have. */
export function instanceType(name: string): InstanceType | null {
  return byName.get(name) ?? null
}
