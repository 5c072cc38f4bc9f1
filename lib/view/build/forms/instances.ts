import { clusterToJoin, launchInput } from '../../carry/drop'
import { INSTANCE_TYPES } from '../../carry/items'
import { joinCluster } from '../../carry/new-group'
import { type Draft, textOf, valueAt, withValue } from '../draft'
import type { BuildForm } from '../form'
import { clusterChoices } from '../world'

export const instances: BuildForm = {
  title: 'Instances',
  about: 'EC2 instances whose agent joins a cluster: room for tasks.',
  needs: () => null,
  // As an instance that is dropped into a zone.
  begin: (world, { zone = world.zone[0]?.key ?? '', instanceType = 't3.medium' }) => ({
    input: launchInput(instanceType, zone, world),
    more: { cluster: clusterToJoin(world) },
  }),
  fields: (_, world) => [
    {
      kind: 'text',
      at: 'InstanceType',
      label: 'Instance type',
      suggestions: INSTANCE_TYPES,
    },
    { kind: 'number', at: 'MinCount', label: 'How many' },
    {
      kind: 'choice',
      at: 'Placement.AvailabilityZone',
      label: 'Availability Zone',
      options: world.zone.map(({ key }) => [key, key] as const),
    },
    {
      kind: 'choice',
      at: '@cluster',
      label: 'Joins cluster',
      options: clusterChoices(world),
      hint: 'By its user data, which the agent reads.',
    },
  ],
  settle: (draft) => {
    const counted = withValue(draft, 'MaxCount', valueAt(draft, 'MinCount'))
    return withValue(counted, 'UserData', joinCluster(draft.more.cluster ?? ''))
  },
  name: (draft) => `${textOf(valueAt(draft, 'MinCount'))} × ${textOf(valueAt(draft, 'InstanceType'))}`,
  submit: (draft) => (valueAt(draft, 'MinCount') === 1 ? 'Launch the instance' : 'Launch the instances'),
  main: ({ input }: Draft) => ({ action: 'ec2:RunInstances', input }),
  commands: (draft) => [instances.main(draft)],
}
