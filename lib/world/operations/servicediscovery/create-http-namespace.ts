import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { createNamespace, description, namespaceName } from './namespace-input'

/** Its services are found by API and by Service Connect; no DNS knows them. */
export const createHttpNamespace = operation({
  action: 'servicediscovery:CreateHttpNamespace',
  readOnly: false,
  ignores: ['CreatorRequestId', 'Tags'],
  input: z.strictObject({ Name: namespaceName, Description: description }),
  perform: (context, given) => ({ OperationId: createNamespace(context, given, 'HTTP').operationId }),
})
