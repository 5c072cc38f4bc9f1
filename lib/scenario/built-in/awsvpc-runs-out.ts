import { ownNetwork, tasksDoor } from './network-parts'
import { builtIn, CLUSTER, instances, users, WEB, webService } from './parts'

export const awsvpcRunsOut = builtIn({
  id: 'awsvpc-runs-out-of-enis',
  title: 'awsvpc runs out of network interfaces',
  group: 'Ports',
  question: 'Three tasks are wanted, and the instance has CPU and memory for ten. Why do only two run?',
  answer:
    'In awsvpc each task takes a network interface, and an m5.large has two beside its own. With awsvpcTrunking an instance that joins afterwards has ten on a trunk; the one that was there keeps its two.',
  answerAt: '5m',
  pace: 'instant',
  lookFor: [
    'Compare the interfaces that the instance counts with its CPU and memory, and read what the service says about the third task.',
    'At 2 minutes the account enables trunks, at 2 minutes 30 seconds a second instance joins: look which of the two takes more tasks when the service asks for twelve at 4 minutes.',
  ],
  description:
    'Network mode awsvpc: every task has an interface, an address and security groups of its own, and an instance runs as many tasks as it has interfaces for.',
  openAt: '1m',
  images: { 'web:1': WEB },
  operations: [
    ...tasksDoor(),
    instances(1, { type: 'm5.large' }),
    {
      action: 'ecs:RegisterTaskDefinition',
      input: {
        family: 'web',
        networkMode: 'awsvpc',
        containerDefinitions: [
          { name: 'web', image: 'web:1', cpu: 192, memory: 384, portMappings: [{ containerPort: 80 }] },
        ],
      },
    },
    webService('instant', 3, ownNetwork()),
    {
      at: '2m',
      action: 'ecs:PutAccountSetting',
      input: { name: 'awsvpcTrunking', value: 'enabled' },
    },
    instances(1, { type: 'm5.large', at: '2m30s', as: 'second' }),
    {
      at: '4m',
      action: 'ecs:UpdateService',
      input: { cluster: CLUSTER, service: 'web', desiredCount: 12 },
    },
  ],
  traffic: users('instant', 30),
})
