import { freeName } from '../../carry/free-name'
import { textOf, valueAt } from '../draft'
import type { BuildForm } from '../form'
import { loadBalancerChoices, needsOne } from '../world'

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD']

/** The playground's own: AWS has no operation for who uses what one runs. */
export const users: BuildForm = {
  title: 'Users',
  about:
    'Clients that send requests to a load balancer, each when it likes. AWS has no operation for them: the playground does.',
  needs: ({ loadBalancer }) => needsOne(loadBalancer, 'a load balancer'),
  begin: (world, { key }) => {
    const balancer = world.loadBalancer.find((one) => one.key === key) ?? world.loadBalancer[0]
    return {
      input: {
        name: freeName('users', world.traffic),
        to: balancer?.key ?? '',
        port: balancer?.listeners[0]?.port ?? 80,
        rps: 10,
        requests: [{ method: 'GET', path: '/' }],
      },
      more: {},
    }
  },
  fields: (_, world) => [
    { kind: 'text', at: 'name', label: 'Name' },
    { kind: 'number', at: 'rps', label: 'Requests', unit: '/s' },
    { kind: 'choice', at: 'to', label: 'To load balancer', options: loadBalancerChoices(world.loadBalancer) },
    { kind: 'number', at: 'port', label: 'Listener port' },
    { kind: 'text', at: 'requests[0].method', label: 'Method', suggestions: METHODS },
    { kind: 'text', at: 'requests[0].path', label: 'Path' },
    {
      kind: 'text',
      at: 'requests[0].host',
      label: 'Host',
      placeholder: 'the load balancer’s name',
      isWide: true,
    },
    {
      kind: 'headers',
      at: 'requests[0].headers',
      label: 'Headers',
      placeholder: 'Accept: text/html; X-Beta: yes',
      hint: 'Rules of a listener can look at them. Names and values, separated by semicolons.',
      isWide: true,
    },
  ],
  name: (draft) => textOf(valueAt(draft, 'name')),
  submit: () => 'Send them in',
  main: ({ input }) => ({ action: 'playground:SetTraffic', input }),
  commands: (draft) => [users.main(draft)],
}
