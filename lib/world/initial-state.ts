// What a new account has before anybody does anything: three zones with their default subnets, the default security
// group, the `default` cluster.

import { arns } from '@/lib/aws/arn'
import { CLUSTER_DEFAULT } from '@/lib/aws/defaults'
import type { SecurityGroup, Subnet, Zone } from './records/ec2'
import type { Cluster } from './records/tasks'
import { emptyTables, type State } from './state'

export const ACCOUNT_ID = '123456789012'
export const VPC_ID = 'vpc-0d0c4a4d000000001'
export const DEFAULT_SECURITY_GROUP_ID = 'sg-0d0c4a4d000000001'
const ZONE_LETTERS = ['a', 'b', 'c'] as const

export interface InitialStateInput {
  readonly region: string
  /** Clusters that exist beside `default`, e.g. because user data of the scenario's instances names them. */
  readonly clusters?: readonly string[]
}

/** @example createInitialState({ region: 'us-east-1' }).zones.size // 3 */
export function createInitialState({ region, clusters = [] }: InitialStateInput): State {
  const tables = emptyTables()
  ZONE_LETTERS.forEach((letter, i) => {
    const itsZone = zone(region, letter)
    const itsSubnet = subnet(region, letter, i + 1)
    tables.zones.set(itsZone.name, itsZone)
    tables.subnets.set(itsSubnet.id, itsSubnet)
  })
  for (const name of new Set([CLUSTER_DEFAULT, ...clusters])) {
    const one = cluster(region, name)
    tables.clusters.set(one.arn, one)
  }
  tables.securityGroups.set(DEFAULT_SECURITY_GROUP_ID, defaultSecurityGroup())
  return { ...tables, homeRegion: region, accountId: ACCOUNT_ID, counters: {} }
}

function zone(region: string, letter: string): Zone {
  return { name: `${region}${letter}`, region, outage: false }
}

/** VPC guide, default-vpc: 172.31.0.0/16 with a /20 in each Availability Zone. */
function subnet(region: string, letter: string, number: number): Subnet {
  return {
    id: `subnet-0d0c4a4d00000000${number}`,
    zone: `${region}${letter}`,
    network: `172.31.${16 * (number - 1)}`,
  }
}

function cluster(region: string, name: string): Cluster {
  return createdCluster(arns(region, ACCOUNT_ID).cluster(name), name)
}

/** ACTIVE, and without capacity providers. */
export function createdCluster(arn: string, name: string): Cluster {
  return {
    arn,
    name,
    status: 'ACTIVE',
    capacityProviders: [],
    defaultStrategy: [],
    serviceConnectNamespace: null,
  }
}

/** VPC guide, default-security-group: everything from members of the group itself. */
function defaultSecurityGroup(): SecurityGroup {
  return {
    id: DEFAULT_SECURITY_GROUP_ID,
    name: 'default',
    description: 'default VPC security group',
    ingress: [
      {
        id: 'sgr-0d0c4a4d000000001',
        protocol: '-1',
        fromPort: 0,
        toPort: 65_535,
        source: { securityGroupId: DEFAULT_SECURITY_GROUP_ID },
      },
    ],
  }
}
