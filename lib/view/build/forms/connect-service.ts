import type { TaskDefinitionView } from '@/lib/protocol'
import { textOf, valueAt, withValue } from '../draft'
import type { BuildForm, BuildWorld } from '../form'
import { definitionNamed } from '../world'

const CONNECT = 'serviceConnectConfiguration'
const ENDPOINT = `${CONNECT}.services[0]`
const ALIAS = `${ENDPOINT}.clientAliases[0]`
const REGISTRY = 'serviceRegistries[0]'

/** Names by which others call a service; a change starts a deployment, since proxies of tasks do not change. */
export const connectService: BuildForm = {
  title: 'Connect the service',
  about:
    'Gives the service a name that others call, and lets its tasks call those that have one already. Starts a new deployment.',
  needs: () => null,
  begin: (world, { key }) => {
    const service = world.service.find((one) => one.key === key)
    if (service === undefined || service.status !== 'ACTIVE') return null
    const [port] = namedPorts(definitionNamed(world, service.taskDefinition))
    const endpoint = port && {
      portName: port.name,
      discoveryName: service.name,
      clientAliases: [{ port: port.containerPort, dnsName: service.name }],
    }
    return {
      input: {
        cluster: service.clusterName,
        service: service.name,
        serviceConnectConfiguration: {
          enabled: true,
          namespace: namespaceLike(world, service.connections?.namespace ?? null),
          ...(endpoint && { services: [endpoint] }),
        },
      },
      more: { name: service.name, definition: service.taskDefinition },
    }
  },
  fields: (draft, world) => {
    const ports = namedPorts(definitionNamed(world, draft.more.definition))
    return [
      { kind: 'text', at: `${CONNECT}.namespace`, label: 'Namespace', placeholder: 'shop' },
      {
        kind: 'choice',
        at: `${ENDPOINT}.portName`,
        label: 'Port name',
        options: [['', 'none: it only calls others'], ...ports.map(({ name }) => [name, name] as const)],
        hint: 'The name of a port mapping of the task definition.',
      },
      ...(valueAt(draft, `${ENDPOINT}.portName`) === undefined
        ? []
        : [
            { kind: 'text', at: `${ALIAS}.dnsName`, label: 'Called as' } as const,
            { kind: 'number', at: `${ALIAS}.port`, label: 'On port' } as const,
          ]),
      {
        kind: 'text',
        at: `${REGISTRY}.registryArn`,
        label: 'Service in Cloud Map',
        placeholder: 'none',
        hint: 'ARN of what aws servicediscovery create-service has made.',
      },
    ]
  },
  settle: (draft, world) => {
    const hasEndpoint = valueAt(draft, `${ENDPOINT}.portName`) !== undefined
    const one = hasEndpoint ? draft : withValue(draft, `${CONNECT}.services`, undefined)
    if (valueAt(one, `${REGISTRY}.registryArn`) === undefined)
      return withValue(one, 'serviceRegistries', undefined)
    const definition = definitionNamed(world, draft.more.definition)
    if (definition?.networkMode === 'awsvpc') return one
    const container = definition?.containers.find(({ portMappings }) => portMappings.length > 0)
    const named = withValue(one, `${REGISTRY}.containerName`, container?.name)
    return withValue(named, `${REGISTRY}.containerPort`, container?.portMappings[0]?.containerPort)
  },
  name: ({ more }) => textOf(more.name),
  submit: () => 'Connect the service',
  main: ({ input }) => ({ action: 'ecs:UpdateService', input }),
  commands: (draft) => [connectService.main(draft)],
}

function namedPorts(definition: TaskDefinitionView | undefined) {
  const ports = (definition?.containers ?? []).flatMap(({ portMappings }) => portMappings)
  return ports.flatMap(({ name, containerPort }) => (name === undefined ? [] : [{ name, containerPort }]))
}

/** Its own, or that of another service. */
function namespaceLike({ service }: BuildWorld, own: string | null): string {
  return own ?? service.find(({ connections }) => connections?.namespace)?.connections?.namespace ?? 'shop'
}
