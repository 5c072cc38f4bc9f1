// Checks RegisterTaskDefinition's input as ECS does and fills in what it leaves out. Errors are the service's
// ClientExceptions, in its words where they are on record. ECS guide, task_definition_parameters; ECS API, RegisterTaskDefinition.

import { CPU_UNITS_PER_VCPU, MIB_PER_GB, NETWORK_MODE_DEFAULT } from '@/lib/aws/defaults'
import { clientException } from '@/lib/aws/error'
import {
  CONTAINER_MEMORY_MIB_MIN,
  CONTAINERS_PER_TASK_DEFINITION,
  CPU_SHARES,
  NAME_LENGTH_MAX,
  TASK_CPU_UNITS,
} from '@/lib/aws/limits'
import type { ContainerDefinition, PlacementConstraint, PortMapping } from '@/lib/aws/shapes'
import type { NetworkMode } from '@/lib/aws/vocabulary'
import { checkLinks, normaliseLinks } from './links'
import { checkPlacementConstraints } from './placement/constraints'
import { normalisePortMappings, type PortMappingFields } from './port-mappings'
import type { HostPort } from './ports'
import { reservedCpu, reservedMemory } from './reservation'

/** The members of RegisterTaskDefinition's input that decide something. */
export interface TaskDefinitionFields {
  readonly family: string
  readonly networkMode?: NetworkMode
  /** `256`, `1 vCPU`, `.5 vcpu` */
  readonly cpu?: string
  /** `512`, `1GB`, `.5 GB` */
  readonly memory?: string
  readonly requiresCompatibilities?: readonly string[]
  readonly placementConstraints?: readonly {
    readonly type?: PlacementConstraint['type']
    readonly expression?: string
  }[]
  readonly containerDefinitions: readonly ContainerFields[]
}

export interface ContainerFields {
  readonly name?: string
  readonly image?: string
  readonly cpu?: number
  readonly memory?: number
  readonly memoryReservation?: number
  readonly essential?: boolean
  readonly stopTimeout?: number
  readonly portMappings?: readonly PortMappingFields[]
  readonly links?: readonly string[]
  readonly hostname?: unknown
}

export interface NormalTaskDefinition {
  readonly family: string
  readonly networkMode: NetworkMode
  readonly containers: readonly ContainerDefinition[]
  /** Task-level values; null when not given. */
  readonly taskCpu: number | null
  readonly taskMemoryMiB: number | null
  /** What placement reserves. */
  readonly cpu: number
  readonly memoryMiB: number
  readonly placementConstraints: readonly PlacementConstraint[]
}

/** The task definition with AWS's defaults filled in; throws a ClientException for what AWS would refuse. */
export function normaliseTaskDefinition(input: TaskDefinitionFields): NormalTaskDefinition {
  if (input.family === '') throw clientException('Family should not be null or empty.', 'family')
  if (!isName(input.family)) throw clientException('Family contains invalid characters.', 'family')
  const networkMode = modelledNetworkMode(input)
  const taskCpu = readTaskCpu(input.cpu)
  const taskMemoryMiB = readTaskMemory(input.memory)
  const containers = readContainers(input, networkMode, taskMemoryMiB)
  checkSums(containers, taskCpu, taskMemoryMiB)
  const placementConstraints = (input.placementConstraints ?? []).map(({ type, expression }) => ({
    type: type ?? ('memberOf' as const),
    expression: expression ?? null,
  }))
  checkPlacementConstraints(placementConstraints, 'task definition')
  const task = { taskCpu, taskMemoryMiB, containers }
  return {
    family: input.family,
    networkMode,
    ...task,
    cpu: reservedCpu(task),
    memoryMiB: reservedMemory(task),
    placementConstraints,
  }
}

function isName(text: string): boolean {
  return text.length <= NAME_LENGTH_MAX && /^[A-Za-z0-9_-]+$/.test(text)
}

const ONLY_EC2 = 'This playground runs tasks on EC2 container instances'

function modelledNetworkMode({
  networkMode,
  requiresCompatibilities = [],
}: TaskDefinitionFields): NetworkMode {
  if (
    requiresCompatibilities.length > 0 &&
    !requiresCompatibilities.every((name) => name === 'EC2' || name === 'EXTERNAL')
  ) {
    const other = requiresCompatibilities.filter((name) => name !== 'EC2' && name !== 'EXTERNAL')
    throw clientException(
      `${ONLY_EC2}: the compatibility ${other.join(', ')} is not supported.`,
      'requiresCompatibilities',
    )
  }
  return networkMode ?? NETWORK_MODE_DEFAULT
}

/** CPU units of `256`, `1 vCPU`, `.5 vcpu`. */
function readTaskCpu(text: string | undefined): number | null {
  if (text === undefined) return null
  const units = readSize(text, ['vcpus', 'vcpu'], CPU_UNITS_PER_VCPU)
  if (units === null || units < TASK_CPU_UNITS.min || units > TASK_CPU_UNITS.max) {
    throw clientException(
      `Invalid 'cpu' setting for task. It must be between ${TASK_CPU_UNITS.min} and ${TASK_CPU_UNITS.max} CPU units, not '${text}'.`,
      'cpu',
    )
  }
  return units
}

/** MiB of `512`, `1GB`, `.5 GB`. */
function readTaskMemory(text: string | undefined): number | null {
  if (text === undefined) return null
  const memoryMiB = readSize(text, ['gb'], MIB_PER_GB)
  if (memoryMiB === null || memoryMiB < CONTAINER_MEMORY_MIB_MIN) {
    throw clientException(
      `Invalid 'memory' setting for task. It must be at least ${CONTAINER_MEMORY_MIB_MIN} MiB, not '${text}'.`,
      'memory',
    )
  }
  return memoryMiB
}

function readSize(text: string, units: readonly string[], perUnit: number): number | null {
  const lower = text.trim().toLowerCase()
  const unit = units.find((candidate) => lower.endsWith(candidate))
  const digits = unit === undefined ? lower : lower.slice(0, -unit.length).trim()
  if (!/^(\d{1,9}|\d{0,9}\.\d{1,9})$/.test(digits)) return null
  const size = Number(digits) * (unit === undefined ? 1 : perUnit)
  return Number.isInteger(size) && size > 0 ? size : null
}

function readContainers(
  { containerDefinitions }: TaskDefinitionFields,
  networkMode: NetworkMode,
  taskMemoryMiB: number | null,
): readonly ContainerDefinition[] {
  if (containerDefinitions.length < CONTAINERS_PER_TASK_DEFINITION.min) {
    throw clientException('Container list cannot be empty.', 'containerDefinitions')
  }
  if (containerDefinitions.length > CONTAINERS_PER_TASK_DEFINITION.max) {
    throw clientException('Too many containers.', 'containerDefinitions')
  }
  const containers = containerDefinitions.map((fields, i) =>
    readContainer(fields, `containerDefinitions[${i}]`, networkMode, taskMemoryMiB),
  )
  if (!containers.some(({ essential }) => essential)) {
    throw clientException(
      'At least one container in the task definition must be essential.',
      'containerDefinitions',
    )
  }
  checkUnique(containers)
  checkLinks(containers)
  return containers
}

function readContainer(
  fields: ContainerFields,
  where: string,
  networkMode: NetworkMode,
  taskMemoryMiB: number | null,
): ContainerDefinition {
  const { name, image } = fields
  if (!name) throw clientException('Container.name should not be null or empty.', `${where}.name`)
  if (!isName(name)) throw clientException('Container.name contains invalid characters.', `${where}.name`)
  if (!image) throw clientException('Container.image should not be null or empty.', `${where}.image`)
  if (!IMAGE.test(image))
    throw clientException('Container.image contains invalid characters.', `${where}.image`)
  if (fields.cpu !== undefined && (fields.cpu < 0 || fields.cpu > CPU_SHARES.max)) {
    throw invalidSetting(name, `'cpu' must be between 0 and ${CPU_SHARES.max}.`, `${where}.cpu`)
  }
  if (fields.stopTimeout !== undefined && fields.stopTimeout < 0) {
    throw invalidSetting(name, "'stopTimeout' must not be negative.", `${where}.stopTimeout`)
  }
  if (fields.hostname && networkMode === 'awsvpc') {
    throw clientException(
      'hostname is not supported on container when networkMode=awsvpc.',
      `${where}.hostname`,
    )
  }
  checkMemory(name, fields, where, taskMemoryMiB)
  return {
    name,
    image,
    cpu: fields.cpu ?? 0,
    memoryMiB: fields.memory || null,
    memoryReservationMiB: fields.memoryReservation || null,
    essential: fields.essential ?? true,
    portMappings: normalisePortMappings(fields.portMappings ?? [], networkMode, `${where}.portMappings`),
    links: normaliseLinks(fields.links ?? [], networkMode, `${where}.links`),
    stopTimeoutSeconds: fields.stopTimeout ?? null,
  }
}

/** Registry, path, tag and digest; up to 255 letters and `_-:./@#`. ECS API, ContainerDefinition `image`. */
const IMAGE = /^[A-Za-z0-9_\-:./@#]{1,255}$/

function checkMemory(
  name: string,
  { memory, memoryReservation }: ContainerFields,
  where: string,
  taskMemoryMiB: number | null,
): void {
  // Null and 0 both mean "not given".
  if (taskMemoryMiB === null && !memory && !memoryReservation) {
    throw invalidSetting(
      name,
      "At least one of 'memory' or 'memoryReservation' must be specified.",
      `${where}.memory`,
    )
  }
  for (const [member, value] of [
    ['memory', memory],
    ['memoryReservation', memoryReservation],
  ] as const) {
    if (value && value < CONTAINER_MEMORY_MIB_MIN) {
      throw invalidSetting(
        name,
        `'${member}' must be at least ${CONTAINER_MEMORY_MIB_MIN} MiB.`,
        `${where}.${member}`,
      )
    }
  }
  if (memory && memoryReservation && memory <= memoryReservation) {
    throw invalidSetting(name, "'memory' must be greater than 'memoryReservation'.", `${where}.memory`)
  }
}

function invalidSetting(container: string, rule: string, where: string) {
  return clientException(`Invalid setting for container '${container}'. ${rule}`, where)
}

function checkUnique(containers: readonly ContainerDefinition[]): void {
  const names = new Set<string>()
  const hostPorts = new Set<string>()
  for (const [i, { name, portMappings }] of containers.entries()) {
    const where = `containerDefinitions[${i}]`
    if (names.has(name))
      throw clientException(`Container names must be unique: '${name}' is used twice.`, `${where}.name`)
    names.add(name)
    for (const { port, protocol } of portMappings.flatMap(hostPortsOf)) {
      const key = `${port}/${protocol}`
      if (hostPorts.has(key)) {
        throw clientException(
          `${protocol.toUpperCase()} host port '${port}' is mapped multiple times in task.`,
          `${where}.portMappings`,
        )
      }
      hostPorts.add(key)
    }
  }
}

/** Those that are known by number. */
function hostPortsOf({ hostPort, count = 1, protocol }: PortMapping): readonly HostPort[] {
  if (hostPort === 0) return []
  return Array.from({ length: count }, (_, i) => ({ port: hostPort + i, protocol }))
}

function checkSums(
  containers: readonly ContainerDefinition[],
  taskCpu: number | null,
  taskMemoryMiB: number | null,
): void {
  const cpu = reservedCpu({ taskCpu: null, containers })
  if (taskCpu !== null && cpu > taskCpu) {
    throw clientException(
      "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.",
      'cpu',
    )
  }
  if (taskMemoryMiB === null) return
  const larger = containers.find(({ memoryMiB }) => (memoryMiB ?? 0) > taskMemoryMiB)
  if (larger)
    throw invalidSetting(
      larger.name,
      "'memory' must not be greater than the value of the task 'memory'.",
      'memory',
    )
  if (reservedMemory({ taskMemoryMiB: null, containers }) > taskMemoryMiB) {
    throw clientException(
      "The sum of all container 'memory' values cannot be greater than the value of the task 'memory'.",
      'memory',
    )
  }
}
