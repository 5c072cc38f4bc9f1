import type {
  ContainerDefinition as AwsContainerDefinition,
  TaskDefinition as AwsTaskDefinition,
} from '@aws-sdk/client-ecs/dist-types/models/models_0'
import { portRange } from '@/lib/aws/ecs/port-mappings'
import { type AttributeFields, requiredAttributes } from '@/lib/aws/ecs/required-attributes'
import type { PortMapping } from '@/lib/aws/shapes'
import { toSeconds } from '@/lib/engine'
import type { InSeconds } from '@/lib/world/describe/in-seconds'
import type { TaskDefinition } from '@/lib/world/records/tasks'
import { timestamp } from '../timestamp'
import { describeConstraint } from './placement'

/** Members that AWS gives back as they were given, and leaves out when they were not. */
const AS_GIVEN = [
  'taskRoleArn',
  'executionRoleArn',
  'networkMode',
  'requiresCompatibilities',
  'runtimePlatform',
  'pidMode',
  'ipcMode',
  'proxyConfiguration',
  'ephemeralStorage',
  'enableFaultInjection',
] as const satisfies readonly (keyof AwsTaskDefinition)[]

/** A task definition as `ecs:DescribeTaskDefinition` answers it: what was registered, with AWS's defaults filled in. */
export function describeTaskDefinition(definition: TaskDefinition) {
  // What was registered was checked against AWS's shape then.
  const given = definition.registered as InSeconds<Partial<AwsTaskDefinition>>
  return {
    ...pick(given, AS_GIVEN),
    // `1 vCPU` and `2GB` were converted when it was registered.
    cpu: definition.taskCpu === null ? undefined : String(definition.taskCpu),
    memory: definition.taskMemoryMiB === null ? undefined : String(definition.taskMemoryMiB),
    taskDefinitionArn: definition.arn,
    containerDefinitions: definition.containers.map((container, i) => {
      const asGiven: InSeconds<AwsContainerDefinition> = given.containerDefinitions?.[i] ?? {}
      return {
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        ...asGiven,
        name: container.name,
        image: container.image,
        cpu: container.cpu,
        essential: container.essential,
        portMappings: container.portMappings.map((mapping, j) => ({
          ...asGiven.portMappings?.[j],
          ...describeMapping(mapping),
        })),
      }
    }),
    family: definition.family,
    revision: definition.revision,
    volumes: given.volumes ?? [],
    status: definition.status,
    placementConstraints: definition.placementConstraints.map(({ expression }) => ({
      ...describeConstraint({ type: 'memberOf', expression }),
      type: 'memberOf' as const,
    })),
    requiresAttributes: requiredAttributes(definition.registered as AttributeFields).map((name) => ({
      name,
    })),
    compatibilities: definition.networkMode === 'awsvpc' ? ['EC2'] : ['EXTERNAL', 'EC2'],
    registeredAt: toSeconds(definition.registeredAt),
    deregisteredAt: timestamp(definition.deregisteredAt),
  } satisfies InSeconds<AwsTaskDefinition>
}

/** Of a range AWS shows neither port. */
function describeMapping({ count, ...mapping }: PortMapping) {
  if (count === undefined) return mapping
  const { containerPort, protocol } = mapping
  return { containerPortRange: portRange(containerPort, count), protocol }
}

function pick<T extends object, Key extends keyof T>(from: T, keys: readonly Key[]): Partial<Pick<T, Key>> {
  const picked: Partial<Pick<T, Key>> = {}
  for (const key of keys) if (from[key] !== undefined) picked[key] = from[key]
  return picked
}
