// What both sorts of namespaces have in common.

import * as z from 'zod'
import { arns } from '@/lib/aws/arn'
import { namespaceAlreadyExists } from '@/lib/aws/error'
import { cloudMapId } from '@/lib/world/ids'
import type { OperationContext } from '@/lib/world/operation'
import type { Namespace, NamespaceType } from '@/lib/world/records/service-discovery'

export const description = z.string().max(1_024).optional()

/** Domain names, or any other name of a namespace that is in no DNS. Cloud Map API, CreateHttpNamespace and CreatePrivateDnsNamespace. */
export const namespaceName = z
  .string()
  .min(1)
  .max(253)
  .regex(/^[!-~]+$/, 'may have printable ASCII characters other than space only')

export interface NamespaceInput {
  readonly Name: string
  readonly Description?: string | undefined
}

/** Is there at once; AWS takes some seconds. */
export function createNamespace(
  { world, region, accountId }: OperationContext,
  { Name: name, Description }: NamespaceInput,
  type: NamespaceType,
): Namespace {
  const { namespaces } = world.state
  if ([...namespaces.values()].some((other) => other.name === name)) throw namespaceAlreadyExists(name)
  const id = cloudMapId(world, 'ns')
  const namespace: Namespace = {
    id,
    arn: arns(region, accountId).namespace(id),
    name,
    type,
    description: Description ?? null,
    operationId: cloudMapId(world, 'operation'),
    createdAt: world.engine.now,
  }
  namespaces.set(id, namespace)
  world.bus.changed('namespaces', id)
  return namespace
}
