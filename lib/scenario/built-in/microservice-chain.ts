import { builtIn, CLUSTER, frontDoor, instances, STARTS, users } from './parts'

type Operation = Readonly<Record<string, unknown>>

const PORT = 80

/** Whose tasks others call by the name of the service, through their proxies. */
function taskOf(name: string): Operation {
  return {
    action: 'ecs:RegisterTaskDefinition',
    input: {
      family: name,
      // The proxy runs within the task: Service Connect asks for its memory.
      memory: '512',
      containerDefinitions: [
        {
          name,
          image: `${name}:1`,
          cpu: 256,
          portMappings: [{ name: 'http', appProtocol: 'http', containerPort: PORT, hostPort: 0 }],
        },
      ],
    },
  }
}

function serviceOf(
  name: string,
  desiredCount: number,
  more: Readonly<Record<string, unknown>> = {},
): Operation {
  const endpoint = { portName: 'http', discoveryName: name, clientAliases: [{ port: PORT, dnsName: name }] }
  return {
    at: STARTS.aws.service,
    as: name,
    action: 'ecs:CreateService',
    input: {
      cluster: CLUSTER,
      serviceName: name,
      taskDefinition: name,
      desiredCount,
      serviceConnectConfiguration: { enabled: true, namespace: 'shop', services: [endpoint] },
      ...more,
    },
  }
}

export const microserviceChain = builtIn({
  id: 'microservice-chain',
  title: 'A chain of services through Service Connect',
  group: 'Routing',
  question:
    'Each request of web calls orders twice: through Service Connect, and by a name in DNS. A task of orders is stopped. Which of the two calls fails, and for how long?',
  answer:
    'The call by DNS: web keeps the answer for its TTL of 30 s, and every third call goes to an address where nobody listens any more. Proxies of Service Connect hear of the stop at once, and when a task dies they try again at another.',
  answerAt: '8m30s',
  pace: 'aws',
  lookFor: [
    'At 5:05 ECS stops a task of orders, at 7:05 another one crashes: watch which calls from web to orders fail, and follow a request to see its calls one below the other.',
    'Look at what web knows: the addresses that DNS has given it and until when, and the endpoints of Service Connect with the tasks behind them.',
  ],
  description:
    'Three services in a chain, web, orders and stock, without a load balancer between them; orders has two names, one of Service Connect and one of Cloud Map.',
  openAt: '4m50s',
  until: '10m',
  images: {
    'web:1': {
      startupMs: 2_000,
      cpuMsPerRequest: { exponential: 4 },
      waitMsPerRequest: 0,
      calls: [{ url: 'http://orders/items' }, { url: 'http://orders.local/items', onFailure: 'ignore' }],
    },
    'orders:1': {
      startupMs: 2_000,
      cpuMsPerRequest: { exponential: 6 },
      waitMsPerRequest: 0,
      calls: [{ url: 'http://stock/level' }],
    },
    'stock:1': { startupMs: 2_000, cpuMsPerRequest: { exponential: 3 }, waitMsPerRequest: 5 },
  },
  operations: [
    ...frontDoor(),
    {
      action: 'ec2:AuthorizeSecurityGroupIngress',
      input: {
        GroupId: '${sg-instances}',
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 32_768,
            ToPort: 60_999,
            UserIdGroupPairs: [{ GroupId: '${sg-instances}' }],
          },
        ],
      },
    },
    { action: 'servicediscovery:CreateHttpNamespace', input: { Name: 'shop' } },
    {
      as: 'local',
      action: 'servicediscovery:CreatePrivateDnsNamespace',
      input: { Name: 'local', Vpc: 'vpc-0d0c4a4d000000001' },
    },
    {
      as: 'orders-local',
      action: 'servicediscovery:CreateService',
      input: {
        Name: 'orders',
        NamespaceId: '${local}',
        DnsConfig: { DnsRecords: [{ Type: 'SRV', TTL: 30 }] },
        HealthCheckCustomConfig: { FailureThreshold: 1 },
      },
    },
    instances(3, { type: 'm5.large' }),
    taskOf('stock'),
    taskOf('orders'),
    taskOf('web'),
    // Whoever is called comes first: tasks know the endpoints that there are when their deployment begins.
    serviceOf('stock', 2),
    serviceOf('orders', 3, {
      serviceRegistries: [{ registryArn: '${orders-local}', containerName: 'orders', containerPort: PORT }],
    }),
    serviceOf('web', 2, {
      loadBalancers: [{ targetGroupArn: '${tg}', containerName: 'web', containerPort: PORT }],
    }),
    { at: '5m5s', action: 'ecs:StopTask', input: { cluster: CLUSTER, task: '${orders.task}' } },
    {
      at: '7m5s',
      action: 'playground:CrashContainer',
      input: { task: '${orders.task}', container: 'orders', exitCode: 1 },
    },
  ],
  traffic: users('aws', 40),
})
