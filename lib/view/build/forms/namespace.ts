import { freeName } from '../../carry/free-name'
import { textOf, valueAt, withValue } from '../draft'
import type { BuildForm } from '../form'

/** Of the account's default VPC, in which everything stands. */
const VPC = 'vpc-0d0c4a4d000000001'

/** Of Cloud Map: names for services, by API alone or in the VPC's DNS as well. */
export const namespace: BuildForm = {
  title: 'Namespace',
  about:
    'What services find one another in: endpoints of Service Connect, and names in DNS such as orders.local.',
  needs: () => null,
  begin: ({ service }) => {
    const known = service.flatMap(({ connections }) => connections?.namespace ?? [])
    return {
      input: {
        Name: freeName(
          'shop',
          known.map((name) => ({ name })),
        ),
      },
      more: { type: 'http' },
    }
  },
  fields: () => [
    { kind: 'text', at: 'Name', label: 'Name' },
    {
      kind: 'choice',
      at: '@type',
      label: 'Found by',
      options: [
        ['http', 'Service Connect and API calls'],
        ['dns', 'DNS in the VPC as well'],
      ],
    },
  ],
  settle: (draft) => withValue(draft, 'Vpc', draft.more.type === 'dns' ? VPC : undefined),
  name: (draft) => textOf(valueAt(draft, 'Name')),
  submit: () => 'Create the namespace',
  main: ({ input, more }) => ({
    action:
      more.type === 'dns'
        ? 'servicediscovery:CreatePrivateDnsNamespace'
        : 'servicediscovery:CreateHttpNamespace',
    input,
  }),
  commands: (draft) => [namespace.main(draft)],
}
