// What a launch says of its instances, checked in one way whether RunInstances or a launch template says it.

import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2/dist-types/models/models_1'
import type { RunInstancesRequest } from '@aws-sdk/client-ec2/dist-types/models/models_8'
import * as z from 'zod'
import { closest } from '@/lib/aws/closest'
import { decodeUserData } from '@/lib/aws/ec2/decode-user-data'
import { INSTANCE_TYPES, instanceType } from '@/lib/aws/ec2/instance-types'
import { invalidParameterValue } from '@/lib/aws/error'
import { list } from '@/lib/aws/explain-issue'
import type { State } from '@/lib/world/state'
import { findGroup, findGroupByName } from './find'

/** User data before encoding, bytes. EC2 guide, user-data. */
const USER_DATA_LENGTH_MAX = 16_384

/** Members that mean the same in both. */
export const launchMembers = {
  InstanceType: z.string().optional(),
  UserData: z
    .string()
    .max(2 * USER_DATA_LENGTH_MAX)
    .optional(),
  SecurityGroupIds: z.array(z.string()).optional(),
  SecurityGroups: z.array(z.string()).optional(),
  InstanceMarketOptions: z.undefined('is not modelled here: every instance is On-Demand').optional(),
}

/** Members of both that change nothing here. */
export const LAUNCH_IGNORES = [
  'ImageId',
  'KeyName',
  'TagSpecifications',
  'BlockDeviceMappings',
  'IamInstanceProfile',
  'EbsOptimized',
  'CreditSpecification',
  'CpuOptions',
  'MetadataOptions',
  'MaintenanceOptions',
  'PrivateDnsNameOptions',
  'DisableApiStop',
  'DisableApiTermination',
  'InstanceInitiatedShutdownBehavior',
  'HibernationOptions',
  'EnclaveOptions',
] satisfies (keyof RunInstancesRequest & keyof RequestLaunchTemplateData)[]

export function checkInstanceType(name: string): string {
  if (instanceType(name)) return name
  const names = INSTANCE_TYPES.map((type) => type.name)
  const near = closest(name, names)
  throw invalidParameterValue(
    `Invalid value '${name.slice(0, 40)}' for InstanceType. Modelled here are ${list(near.length > 0 ? near : names)}`,
    'InstanceType',
  )
}

export function readUserData(given: string): string {
  const userData = decodeUserData(given)
  if (userData.length <= USER_DATA_LENGTH_MAX) return userData
  throw invalidParameterValue(`User data is limited to ${USER_DATA_LENGTH_MAX} bytes`, 'UserData')
}

/** Ids of the groups that are named, without repetition; empty when none is. */
export function securityGroupsOf(
  state: State,
  {
    SecurityGroupIds = [],
    SecurityGroups = [],
  }: { readonly SecurityGroupIds?: string[] | undefined; readonly SecurityGroups?: string[] | undefined },
): readonly string[] {
  const ids = [
    ...SecurityGroupIds.map((id) => findGroup(state, id).id),
    ...SecurityGroups.map((name) => findGroupByName(state, name).id),
  ]
  return [...new Set(ids)]
}
