// Network modes of the swarm: some families have an interface for each task, some no network, links or ranges of ports; the account's
// trunks and the security groups of services change.

import { DEFAULT_SECURITY_GROUP_ID } from '@/lib/world/initial-state'
import type { TaskDefinition } from '@/lib/world/records/tasks'
import type { TaskDefinitionGiven, TestWorld } from '../test-world'

type Request = readonly [action: string, input: Readonly<Record<string, unknown>>]

/** Modes have a stream of their own, so that worlds of bridge and host are as they were. */
const randomOf = ({ world }: TestWorld) => world.engine.random.stream('swarm/networks')

/** Of all definitions of a family: a service keeps its network mode. */
export function isAwsvpc({ world }: TestWorld, family: string): boolean {
  return world.engine.random.once('swarm/awsvpc', family).chance(0.3)
}

/** What a definition has of its network; nothing for the plain bridge. */
export function networkOf(test: TestWorld, family: string, hasDoor: boolean): Partial<TaskDefinitionGiven> {
  if (isAwsvpc(test, family)) return { networkMode: 'awsvpc' }
  return !hasDoor && randomOf(test).chance(0.1) ? { networkMode: 'none' } : {}
}

/** What a sidecar of a task in bridge may have further. */
export function besideBridge(test: TestWorld, family: string): Readonly<Record<string, unknown>> {
  const random = randomOf(test)
  return {
    ...(random.chance(0.3) ? { links: [`${family}:main`] } : {}),
    ...(random.chance(0.3) ? { portMappings: [{ containerPortRange: '7000-7002', protocol: 'udp' }] } : {}),
  }
}

/** What a call needs beside the definition. */
export function configurationFor(test: TestWorld, { networkMode }: Pick<TaskDefinition, 'networkMode'>) {
  return networkMode === 'awsvpc' ? { networkConfiguration: test.awsvpc() } : {}
}

/** Now and then the groups or zones of a service's tasks change, or whether new instances have trunks; what was done, or null. */
export function changeNetworks(test: TestWorld): string | null {
  const random = randomOf(test)
  const request = random.chance(0.05) ? changeNetwork(test) : random.chance(0.02) ? putTrunking(test) : null
  if (request === null) return null
  const [action, input] = request
  const done = test.attempt(action, input)
  return `${action} ${JSON.stringify(input)}${done.ok ? '' : `, refused: ${done.error.code}`}`
}

/** Tasks of a service get other groups, or fewer zones to go to. */
function changeNetwork(test: TestWorld): Request | null {
  const random = randomOf(test)
  const own = [...test.world.state.services.values()].filter(
    ({ networkConfiguration, status }) => networkConfiguration !== null && status === 'ACTIVE',
  )
  if (own.length === 0) return null
  const { awsvpcConfiguration } = test.awsvpc(random.chance(0.5) ? [DEFAULT_SECURITY_GROUP_ID] : [])
  const subnets = awsvpcConfiguration.subnets.slice(random.chance(0.2) ? 1 : 0)
  return [
    'ecs:UpdateService',
    {
      service: random.pick(own).name,
      networkConfiguration: { awsvpcConfiguration: { ...awsvpcConfiguration, subnets } },
    },
  ]
}

function putTrunking(test: TestWorld): Request {
  const value = randomOf(test).chance(0.7) ? 'enabled' : 'disabled'
  return ['ecs:PutAccountSetting', { name: 'awsvpcTrunking', value }]
}
