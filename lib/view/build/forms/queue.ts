import { freeName } from '../../carry/free-name'
import { textOf, valueAt, withValue } from '../draft'
import type { BuildForm, BuildWorld } from '../form'
import { needsOne } from '../world'

const servicesIn = ({ service }: BuildWorld) => service.filter(({ status }) => status === 'ACTIVE')

/** The playground's own, as users are. */
export const queue: BuildForm = {
  title: 'Queue',
  about: 'An SQS queue whose messages the tasks of a service work on.',
  needs: (world) => needsOne(servicesIn(world), 'a service'),
  begin: (world) => {
    const [service] = servicesIn(world)
    return {
      input: {
        name: freeName('jobs', world.queue),
        cluster: service?.clusterName ?? '',
        service: service?.name ?? '',
        rps: 5,
        waitMs: 500,
      },
      more: {},
    }
  },
  fields: (_, world) => [
    { kind: 'text', at: 'name', label: 'Name' },
    {
      kind: 'choice',
      at: 'service',
      label: 'Worked on by',
      options: servicesIn(world).map(({ name }) => [name, `service ${name}`] as const),
    },
    { kind: 'number', at: 'rps', label: 'Messages', unit: '/s' },
    { kind: 'number', at: 'messagesAtOnce', label: 'At once by a task', placeholder: '1' },
    { kind: 'number', at: 'waitMs', label: 'Waiting each', unit: 'ms' },
    { kind: 'number', at: 'cpuMs', label: 'CPU each', unit: 'ms', placeholder: '0' },
  ],
  settle: (draft, world) => {
    const service = servicesIn(world).find(({ name }) => name === valueAt(draft, 'service'))
    return service === undefined ? draft : withValue(draft, 'cluster', service.clusterName)
  },
  name: (draft) => textOf(valueAt(draft, 'name')),
  submit: () => 'Make the queue',
  main: ({ input }) => ({ action: 'playground:SetQueue', input }),
  commands: (draft) => [queue.main(draft)],
}
