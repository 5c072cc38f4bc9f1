// The same service in every set-up that ECS on EC2 has for its ports, as scenarios that differ in nothing else: seed, arrivals,
// instances and what a copy reserves are the same.

import type { SetUpPlan, SetUpScenario } from '@/lib/protocol'
import { classicDoor } from '@/lib/scenario/built-in/classic-parts'
import { ownNetwork, tasksDoor } from '@/lib/scenario/built-in/network-parts'
import {
  createCluster,
  frontDoor,
  gates,
  instances,
  users,
  WEB,
  webService,
} from '@/lib/scenario/built-in/parts'

type Operation = Readonly<Record<string, unknown>>

const FIXED_PORT = 8_080
const CONTAINER_PORT = 80
/** So little CPU and so much memory that memory is what an instance runs out of first. */
const COPY = { cpu: 128, memory: 512 }
/** Requests have been coming for a while. */
const OPEN_AT = '2m'

interface SetUp extends Omit<SetUpScenario, 'scenario'> {
  readonly lookFor: readonly [string, string]
  readonly door: readonly Operation[]
  readonly networkMode: string
  readonly hostPort: number | null
  readonly service?: Operation
  /** What users send to; the Application Load Balancer unless given. */
  readonly to?: string
}

const SET_UPS: readonly SetUp[] = [
  {
    id: 'bridge-dynamic',
    title: 'bridge, dynamic port',
    about: 'hostPort 0: each copy gets the next free port of 32768–60999, and registers with it.',
    lookFor: [
      'All copies listen on port 80 in networks of their own: read which port of the instance leads to each.',
      'Look at what the service says about the copy that does not fit: it is short of CPU or memory, never of ports.',
    ],
    door: frontDoor(),
    networkMode: 'bridge',
    hostPort: 0,
  },
  {
    id: 'bridge-fixed',
    title: `bridge, fixed port ${FIXED_PORT}`,
    about: `hostPort ${FIXED_PORT}: an instance has that port once, so it runs one copy.`,
    lookFor: [
      'Count the copies on an instance, and compare what they reserve with what it has.',
      'Read what the service says about the next copy: which port is taken, and by whom.',
    ],
    door: frontDoor({ hostPorts: [FIXED_PORT, FIXED_PORT] }),
    networkMode: 'bridge',
    hostPort: FIXED_PORT,
  },
  {
    id: 'host',
    title: 'host',
    about: 'The container uses the network of its instance: its port 80 is the port of the instance.',
    lookFor: [
      'The container port is the host port here: look at why a second copy on an instance finds it taken.',
      'Compare the security group with the one that dynamic ports need: it opens one port.',
    ],
    door: frontDoor({ hostPorts: [CONTAINER_PORT, CONTAINER_PORT] }),
    networkMode: 'host',
    hostPort: null,
  },
  {
    id: 'awsvpc',
    title: 'awsvpc',
    about: 'Each copy has a network interface with an address of its own, so all may use port 80.',
    lookFor: [
      'Each task has an address: read the targets, and compare their security group with that of the instance.',
      'Look at what the service says about the next copy: an instance carries so many interfaces and no more.',
    ],
    door: tasksDoor(),
    networkMode: 'awsvpc',
    hostPort: null,
    service: ownNetwork(),
  },
  {
    id: 'classic',
    title: 'Classic Load Balancer',
    about: `It registers instances, and a listener forwards to one port of all: ${FIXED_PORT}, once an instance.`,
    lookFor: [
      'Look at what is registered: instances, and not ports of them as in a target group.',
      'Read why there is one copy an instance: all would have to listen on the port to which the listener forwards.',
    ],
    door: [...gates([FIXED_PORT, FIXED_PORT]), ...classicDoor(FIXED_PORT), createCluster],
    networkMode: 'bridge',
    hostPort: FIXED_PORT,
    service: {
      loadBalancers: [{ loadBalancerName: 'classic', containerName: 'web', containerPort: CONTAINER_PORT }],
    },
    to: '${clb}',
  },
]

/** Example: `setUpScenarios({ instanceType: 'm5.large', instances: 2, copies: 16, rps: 40, hasTrunking: false })`. */
export function setUpScenarios(plan: SetUpPlan): readonly SetUpScenario[] {
  return SET_UPS.map((setUp) => {
    const { id, title, about } = setUp
    return { id, title, about, scenario: scenarioOf(setUp, plan) }
  })
}

function scenarioOf(
  { title, about, lookFor, door, networkMode, hostPort, service = {}, to }: SetUp,
  { instanceType, instances: count, copies, rps, hasTrunking }: SetUpPlan,
): Readonly<Record<string, unknown>> {
  return {
    schemaVersion: 1,
    name: `${copies} copies on ${count} × ${instanceType}: ${title}`,
    description: about,
    lookFor,
    seed: 42,
    region: 'us-east-1',
    pace: 'instant',
    openAt: OPEN_AT,
    images: { 'web:1': WEB },
    operations: [
      ...(hasTrunking ? [TRUNKING] : []),
      ...door,
      instances(count, { type: instanceType }),
      {
        action: 'ecs:RegisterTaskDefinition',
        input: {
          family: 'web',
          networkMode,
          containerDefinitions: [
            {
              name: 'web',
              image: 'web:1',
              ...COPY,
              portMappings: [{ containerPort: CONTAINER_PORT, ...(hostPort !== null && { hostPort }) }],
            },
          ],
        },
      },
      webService('instant', copies, service),
    ].map(({ at = '0s', ...operation }: Operation) => ({ at, ...operation })),
    traffic: users('instant', rps, to === undefined ? {} : { to }),
  }
}

const TRUNKING: Operation = {
  action: 'ecs:PutAccountSetting',
  input: { name: 'awsvpcTrunking', value: 'enabled' },
}
