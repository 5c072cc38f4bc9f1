// The network configuration of services and tasks: needed in awsvpc, refused in every other network mode. ECS API,
// NetworkConfiguration and AwsVpcConfiguration.

import * as z from 'zod'
import {
  invalidParameterException,
  networkConfigurationMissing,
  networkConfigurationNotValid,
  publicIpNotSupported,
} from '@/lib/aws/error'
import { AWSVPC_SECURITY_GROUPS_MAX, AWSVPC_SUBNETS_MAX } from '@/lib/aws/limits'
import type { AwsvpcConfiguration } from '@/lib/aws/shapes'
import type { TaskDefinition } from '@/lib/world/records/tasks'
import type { State } from '@/lib/world/state'
import { checkLength } from './failures'

export const networkConfiguration = z
  .strictObject({
    awsvpcConfiguration: z
      .strictObject({
        subnets: z.array(z.string()),
        securityGroups: z.array(z.string()).optional(),
        assignPublicIp: z.enum(['ENABLED', 'DISABLED']).optional(),
      })
      .optional(),
  })
  .optional()
type Input = z.infer<typeof networkConfiguration>

const WHERE = 'networkConfiguration.awsvpcConfiguration'

/** What tasks of the definition get; throws what ECS answers to a configuration that its network mode does not go with. */
export function networkFor(
  state: State,
  { networkMode }: Pick<TaskDefinition, 'networkMode'>,
  given: Input,
): AwsvpcConfiguration | null {
  const configuration = given?.awsvpcConfiguration
  if (networkMode !== 'awsvpc') {
    if (configuration !== undefined) throw networkConfigurationNotValid()
    return null
  }
  if (configuration === undefined) throw networkConfigurationMissing()
  const { subnets, securityGroups = [], assignPublicIp } = configuration
  if (assignPublicIp === 'ENABLED') throw publicIpNotSupported()
  checkLength(subnets, { what: 'subnets', max: AWSVPC_SUBNETS_MAX })
  if (securityGroups.length > 0)
    checkLength(securityGroups, { what: 'securityGroups', max: AWSVPC_SECURITY_GROUPS_MAX })
  for (const id of subnets) if (!state.subnets.has(id)) throw notThere('subnet', id)
  for (const id of securityGroups) if (!state.securityGroups.has(id)) throw notThere('security group', id)
  return { subnets, securityGroups }
}

const NOT_THERE = {
  subnet: (id: string) => `The subnet ID '${id}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
  'security group': (id: string) =>
    `The security group '${id}' does not exist (ErrorCode: InvalidGroup.NotFound)`,
}

function notThere(what: keyof typeof NOT_THERE, id: string) {
  return invalidParameterException(
    `Error retrieving ${what} information for [${id}]: ${NOT_THERE[what](id)}`,
    `${WHERE}.${what === 'subnet' ? 'subnets' : 'securityGroups'}`,
  )
}
