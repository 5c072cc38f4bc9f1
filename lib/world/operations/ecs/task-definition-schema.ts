// AWS's input of RegisterTaskDefinition. Members that decide nothing in the model (environment, log drivers, roles, …) are
// kept as they are given, for Describe; those that would change what happens are refused.

import type {
  ContainerDefinition,
  PortMapping,
  TaskDefinitionPlacementConstraint,
} from '@aws-sdk/client-ecs/dist-types/models/models_0'
import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { notModelled } from './not-modelled'
import type { Shape } from './schemas'

/** Kept, whatever it is: the playground makes no use of it. */
function kept<const Members extends readonly string[]>(...members: Members) {
  const schemas = members.map((member) => [member, z.unknown().optional()] as const)
  return Object.fromEntries(schemas) as { readonly [M in Members[number]]: z.ZodOptional<z.ZodUnknown> }
}

const portMapping = z.strictObject({
  ...({
    containerPort: z.int().optional(),
    hostPort: z.int().optional(),
    protocol: z.enum(['tcp', 'udp']).optional(),
    containerPortRange: z.string().optional(),
    name: z.string().optional(),
    appProtocol: z.enum(['http', 'http2', 'grpc']).optional(),
  } satisfies Shape<PortMapping>),
})

const KEPT_OF_CONTAINERS = [
  ...([
    'repositoryCredentials',
    'entryPoint',
    'command',
    'environment',
    'environmentFiles',
    'secrets',
  ] as const),
  ...([
    'mountPoints',
    'volumesFrom',
    'linuxParameters',
    'startTimeout',
    'versionConsistency',
    'hostname',
  ] as const),
  ...(['user', 'workingDirectory', 'privileged', 'readonlyRootFilesystem', 'dnsServers'] as const),
  ...(['dnsSearchDomains', 'extraHosts', 'dockerSecurityOptions', 'interactive', 'pseudoTerminal'] as const),
  ...(['dockerLabels', 'ulimits', 'logConfiguration', 'systemControls', 'firelensConfiguration'] as const),
  ...(['credentialSpecs'] as const),
] as const satisfies readonly (keyof ContainerDefinition)[]

const containerDefinition = z.strictObject({
  ...kept(...KEPT_OF_CONTAINERS),
  ...({
    name: z.string().optional(),
    image: z.string().optional(),
    cpu: z.int().optional(),
    memory: z.int().optional(),
    memoryReservation: z.int().optional(),
    essential: z.boolean().optional(),
    stopTimeout: z.int().optional(),
    links: z.array(z.string()).optional(),
    dependsOn: notModelled('containers of a task start together'),
    healthCheck: notModelled('only load balancers check health'),
    restartPolicy: notModelled('a container that exits stays stopped'),
    resourceRequirements: notModelled('there are no GPUs'),
    disableNetworking: notModelled('every container has a network'),
  } satisfies Shape<ContainerDefinition>),
  portMappings: z.array(portMapping).optional(),
})

const KEPT_OF_TASKS = [
  ...(['taskRoleArn', 'executionRoleArn', 'volumes', 'pidMode', 'ipcMode', 'proxyConfiguration'] as const),
  ...(['runtimePlatform', 'enableFaultInjection'] as const),
] as const satisfies readonly (keyof RegisterTaskDefinitionRequest)[]

export const taskDefinitionInput = z.strictObject({
  family: z.string(),
  networkMode: z.enum(['bridge', 'host', 'awsvpc', 'none']).optional(),
  containerDefinitions: z.array(containerDefinition),
  ...kept(...KEPT_OF_TASKS),
  ...({
    cpu: z.string().optional(),
    memory: z.string().optional(),
    requiresCompatibilities: z.array(z.enum(['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'])).optional(),
    placementConstraints: z
      .array(
        z.strictObject({
          type: z.enum(['memberOf']),
          expression: z.string().optional(),
        } satisfies Shape<TaskDefinitionPlacementConstraint>),
      )
      .optional(),
    inferenceAccelerators: notModelled('there are no accelerators'),
    ephemeralStorage: notModelled('there is no Fargate'),
  } satisfies Shape<RegisterTaskDefinitionRequest>),
})
