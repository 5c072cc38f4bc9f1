// What a new account has before anybody does anything: three zones with their default subnets, the default security
// group, the `default` cluster.

import { arns } from '@/lib/aws/arn'
import { CLUSTER_DEFAULT } from '@/lib/aws/defaults'
import type { Cluster, SecurityGroup, State, Subnet, Zone } from './state'

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
  return {
    homeRegion: region,
    accountId: ACCOUNT_ID,
    zones: new Map(ZONE_LETTERS.map((letter) => zone(region, letter)).map((one) => [one.name, one])),
    subnets: new Map(
      ZONE_LETTERS.map((letter, i) => subnet(region, letter, i + 1)).map((one) => [one.id, one]),
    ),
    networkInterfaces: new Map(),
    clusters: new Map(
      [...new Set([CLUSTER_DEFAULT, ...clusters])]
        .map((name) => cluster(region, name))
        .map((one) => [one.arn, one]),
    ),
    taskDefinitions: new Map(),
    services: new Map(),
    deployments: new Map(),
    schedulerNotes: new Map(),
    taskNotes: new Map(),
    tasks: new Map(),
    containers: new Map(),
    instances: new Map(),
    containerInstances: new Map(),
    securityGroups: new Map([[DEFAULT_SECURITY_GROUP_ID, defaultSecurityGroup()]]),
    loadBalancers: new Map(),
    listeners: new Map(),
    rules: new Map(),
    targetGroups: new Map(),
    targets: new Map(),
    repositories: new Map(),
    images: new Map(),
    traffic: new Map(),
    startedTaskRegistrations: new Map(),
    counters: {},
  }
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
  return { arn: arns(region, ACCOUNT_ID).cluster(name), name, status: 'ACTIVE' }
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
