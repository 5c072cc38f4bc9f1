// `serviceRegistries` of a service: the Cloud Map service that its tasks are registered with. ECS API, ServiceRegistry; ECS
// guide, service-discovery.

import type { ServiceRegistry } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { lastPart } from '@/lib/aws/arn'
import {
  containerNotInTaskDefinition,
  containerPortNotInTaskDefinition,
  invalidParameterException,
  registryNeedsContainer,
  registryNeedsNoValue,
  registryNotFound,
} from '@/lib/aws/error'
import { PORT } from '@/lib/aws/limits'
import type { DiscoveryService } from '@/lib/world/records/service-discovery'
import type { RegisteredPort } from '@/lib/world/records/services'
import type { TaskDefinition } from '@/lib/world/records/tasks'
import type { State } from '@/lib/world/state'

const port = z.int().min(PORT.min).max(PORT.max).optional()

export const serviceRegistries = z
  .array(
    z.strictObject({
      registryArn: z.string(),
      port,
      containerName: z.string().optional(),
      containerPort: port,
    } satisfies { readonly [Member in keyof ServiceRegistry]-?: z.ZodType<ServiceRegistry[Member]> }),
  )
  .optional()
type Input = NonNullable<z.infer<typeof serviceRegistries>>

/** The registry of tasks of this definition; throws what ECS answers to a wrong combination. */
export function registriesFor(
  state: State,
  definition: TaskDefinition,
  given: Input,
): readonly RegisteredPort[] {
  const [registry, ...others] = given
  if (registry === undefined) return []
  if (others.length > 0)
    throw invalidParameterException('serviceRegistries can have at most 1 items.', 'serviceRegistries')
  const service = state.discoveryServices.get(lastPart(registry.registryArn))
  if (service?.arn !== registry.registryArn || service.endpointOf !== null)
    throw registryNotFound(registry.registryArn)
  const recordType = service.dns?.recordType ?? null
  if (recordType === 'A') checkARecord(definition, service, registry)
  else checkPort(definition, service, registry)
  return [registry]
}

/** It names an address and nothing else, so tasks must have one of their own. */
function checkARecord(
  { networkMode }: TaskDefinition,
  { arn }: DiscoveryService,
  registry: Input[number],
): void {
  if (networkMode !== 'awsvpc')
    throw invalidParameterException(
      `A records need the network mode awsvpc, and the task definition has ${networkMode}: use SRV records. Registry: ${arn}`,
      'serviceRegistries[0].registryArn',
    )
  for (const member of ['port', 'containerName', 'containerPort'] as const)
    if (registry[member] !== undefined) throw registryNeedsNoValue(member)
}

/** In awsvpc either says it; elsewhere the port is the host's, so that the container must be named. */
function checkPort(
  { networkMode, containers }: TaskDefinition,
  { arn }: DiscoveryService,
  { port, containerName, containerPort }: Input[number],
): void {
  const hasContainer = containerName !== undefined && containerPort !== undefined
  if (networkMode !== 'awsvpc') {
    if (!hasContainer) throw registryNeedsContainer(arn)
    if (port !== undefined) throw registryNeedsNoValue('port')
  } else if (hasContainer === (port !== undefined)) {
    throw invalidParameterException(
      `Either 'port' or 'containerName' and 'containerPort' must be specified, not both. Registry: ${arn}`,
      'serviceRegistries[0]',
    )
  }
  if (!hasContainer) return
  const container = containers.find(({ name }) => name === containerName)
  if (!container) throw containerNotInTaskDefinition(containerName)
  if (!container.portMappings.some((mapping) => mapping.containerPort === containerPort))
    throw containerPortNotInTaskDefinition(containerName, containerPort)
}
