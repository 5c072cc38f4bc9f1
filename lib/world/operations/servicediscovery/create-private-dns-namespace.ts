import * as z from 'zod'
import { cloudMapInvalidInput } from '@/lib/aws/error'
import { VPC_ID } from '@/lib/world/initial-state'
import { operation } from '@/lib/world/operation'
import { createNamespace, description } from './namespace-input'

/** Labels of letters, digits, hyphens and underscores, with a dot between them. Cloud Map API, CreatePrivateDnsNamespace. */
const dnsName = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i, {
    error: 'must be a domain name, such as "local"',
  })

/** Its names resolve in the VPC: `orders.local`. */
export const createPrivateDnsNamespace = operation({
  action: 'servicediscovery:CreatePrivateDnsNamespace',
  readOnly: false,
  ignores: ['CreatorRequestId', 'Properties', 'Tags'],
  input: z.strictObject({ Name: dnsName, Vpc: z.string(), Description: description }),
  perform(context, given) {
    if (given.Vpc !== VPC_ID)
      throw cloudMapInvalidInput(`The VPC ${given.Vpc.slice(0, 200)} doesn't exist.`, 'Vpc')
    return { OperationId: createNamespace(context, given, 'DNS_PRIVATE').operationId }
  },
})
