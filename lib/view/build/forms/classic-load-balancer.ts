import type { Command } from '@/lib/protocol'
import { freeName } from '../../carry/free-name'
import { type Draft, textOf, valueAt } from '../draft'
import type { Field } from '../field'
import type { BuildForm, BuildWorld } from '../form'
import { classicIn, definitionsIn } from '../world'
import { gateField, NEW_GATE, withGate } from './client-gate'

const LISTENER = 'Listeners[0]'
const PROTOCOLS = [
  ['HTTP', 'HTTP'],
  ['TCP', 'TCP'],
] as const

/** A port that some definition has on every instance: dynamic ones are of no use here. */
function fixedPort(world: BuildWorld): number {
  const mappings = definitionsIn(world).flatMap(({ containers }) =>
    containers.flatMap(({ portMappings }) => portMappings),
  )
  return mappings.findLast(({ hostPort }) => hostPort !== 0)?.hostPort ?? 8_080
}

/** The same for a new load balancer and for one that is there. */
export const CLASSIC_FIELDS: readonly Field[] = [
  {
    kind: 'choice',
    at: '@crossZone',
    label: 'Across zones',
    options: [
      ['true', 'on'],
      ['false', 'off'],
    ],
    hint: 'Off, as AWS’s API begins: each node sends to the instances of its own zone only.',
  },
  {
    kind: 'choice',
    at: '@drains',
    label: 'Connection draining',
    options: [
      ['true', 'on'],
      ['false', 'off'],
    ],
  },
  { kind: 'number', at: '@drainingSeconds', label: 'Draining', unit: 's', placeholder: '300' },
]

export function attributesCommand(name: string, { more }: Draft): Command {
  const seconds = Number(more.drainingSeconds)
  return {
    action: 'elb:ModifyLoadBalancerAttributes',
    input: {
      LoadBalancerName: name,
      LoadBalancerAttributes: {
        CrossZoneLoadBalancing: { Enabled: more.crossZone === 'true' },
        ConnectionDraining: {
          Enabled: more.drains === 'true',
          ...(more.drainingSeconds !== '' && Number.isFinite(seconds) && { Timeout: seconds }),
        },
      },
    },
  }
}

/** With a health check short enough to watch; instances are registered by ECS or by hand. */
export const classicLoadBalancer: BuildForm = {
  title: 'Classic Load Balancer',
  about:
    'The generation before: instances are registered with it, and a listener forwards to one port of all of them. So a copy of a task an instance.',
  needs: () => null,
  begin: (world) => ({
    input: {
      LoadBalancerName: freeName('classic', classicIn(world)),
      Listeners: [
        { Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: fixedPort(world) },
      ],
    },
    more: {
      admits: NEW_GATE,
      port: '80',
      path: '/',
      crossZone: 'true',
      drains: 'true',
      drainingSeconds: '30',
    },
  }),
  fields: (draft, world) => [
    { kind: 'text', at: 'LoadBalancerName', label: 'Name' },
    gateField(draft, world),
    { kind: 'choice', at: `${LISTENER}.Protocol`, label: 'Protocol', options: PROTOCOLS },
    { kind: 'number', at: `${LISTENER}.LoadBalancerPort`, label: 'Port' },
    {
      kind: 'number',
      at: `${LISTENER}.InstancePort`,
      label: 'Instance port',
      hint: 'The same on every instance: the fixed host port of a task.',
    },
    { kind: 'text', at: '@path', label: 'Health check path', placeholder: '/' },
    ...CLASSIC_FIELDS,
  ],
  settle: settled,
  name: (draft) => textOf(valueAt(draft, 'LoadBalancerName')),
  submit: () => 'Create the load balancer',
  main: ({ input }) => ({ action: 'elb:CreateLoadBalancer', input }),
  commands: (draft, world) => {
    const name = textOf(valueAt(draft, 'LoadBalancerName'))
    return [
      ...withGate(draft, world, { ...classicLoadBalancer.main(draft), name }),
      () => checkCommand(name, draft),
      () => attributesCommand(name, draft),
    ]
  },
}

/** What is spoken to instances follows what clients speak, and the new security group admits the listener's port. */
function settled(draft: Draft): Draft {
  const list = valueAt(draft, 'Listeners')
  const [first, ...others] = Array.isArray(list) ? list : []
  const protocol = valueAt(draft, `${LISTENER}.Protocol`) ?? 'HTTP'
  const port = textOf(valueAt(draft, `${LISTENER}.LoadBalancerPort`))
  const same = typeof first === 'object' && first !== null ? { ...first, InstanceProtocol: protocol } : first
  return {
    input: same === undefined ? draft.input : { ...draft.input, Listeners: [same, ...others] },
    more: { ...draft.more, port },
  }
}

function checkCommand(name: string, draft: Draft): Command {
  const port = textOf(valueAt(draft, `${LISTENER}.InstancePort`))
  const speaksHttp = valueAt(draft, `${LISTENER}.Protocol`) === 'HTTP'
  return {
    action: 'elb:ConfigureHealthCheck',
    input: {
      LoadBalancerName: name,
      HealthCheck: {
        Target: speaksHttp ? `HTTP:${port}${draft.more.path || '/'}` : `TCP:${port}`,
        Interval: 10,
        Timeout: 5,
        UnhealthyThreshold: 2,
        HealthyThreshold: 2,
      },
    },
  }
}
