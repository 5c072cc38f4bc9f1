import { builtIn, frontDoor, groupAttributes, USER_DATA, users, WEB, webService, webTask } from './parts'

/** Default subnets of the first two zones. */
const SUBNETS = ['subnet-0d0c4a4d000000001', 'subnet-0d0c4a4d000000002']

const instancesIn = (subnet: string | undefined, count: number, as: string) => ({
  as,
  action: 'ec2:RunInstances',
  input: {
    InstanceType: 't3.medium',
    MinCount: count,
    MaxCount: count,
    SubnetId: subnet,
    SecurityGroupIds: ['${sg-instances}'],
    UserData: USER_DATA,
  },
})

export const unequalZones = builtIn({
  id: 'unequal-zones',
  title: 'Cross-zone off, unequal zones',
  group: 'Failures',
  question: 'Two targets in one zone, eight in the other. What does cross-zone load balancing do?',
  answer:
    'On, each target gets 10 %. Off, each zone gets half: 25 % for each of the two, 6.25 % for each of the eight, and p99 latency doubles.',
  answerAt: '9m',
  pace: 'aws',
  lookFor: [
    'Until 6:00 each of ten targets gets a tenth of the requests, from either node: compare requests per second of the tasks.',
    'At 6:00 cross-zone load balancing is turned off: watch the two tasks in us-east-1a, and the latency.',
  ],
  description:
    'A load balancer in two zones with two and eight targets: with cross-zone load balancing, and from 6:00 on without.',
  openAt: '4m50s',
  until: '9m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor().map((operation) =>
      operation.as === 'alb'
        ? { ...operation, input: { Name: 'web', SecurityGroups: ['${sg-alb}'], Subnets: SUBNETS } }
        : operation,
    ),
    instancesIn(SUBNETS[0], 1, 'instance-a'),
    instancesIn(SUBNETS[1], 4, 'instances-b'),
    webTask('web:1'),
    webService('aws', 10, { placementStrategy: [{ type: 'spread', field: 'instanceId' }] }),
    groupAttributes({ 'load_balancing.cross_zone.enabled': 'false' }, '6m'),
  ],
  traffic: users('aws', 170),
})
