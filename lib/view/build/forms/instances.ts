import { INSTANCE_TYPES } from '../../carry/items'
import { joinCluster } from '../../carry/new-group'
import { type Draft, textOf, valueAt, withValue } from '../draft'
import type { BuildForm, BuildWorld } from '../form'
import { clusterChoices, clusterOf } from '../world'

/** Those of the cluster's other instances, or the load balancer would not get through to the new ones. */
function groupsOf(world: BuildWorld, cluster: string): readonly string[] {
  return world.instance.find(({ clusterName }) => clusterName === cluster)?.securityGroupIds ?? []
}

export const instances: BuildForm = {
  title: 'Instances',
  about: 'EC2 instances whose agent joins a cluster: room for tasks.',
  needs: () => null,
  begin: (world, { zone, instanceType = 't3.medium' }) => {
    const cluster = clusterOf(world)
    const groups = groupsOf(world, cluster)
    return {
      input: {
        InstanceType: instanceType,
        MinCount: 1,
        MaxCount: 1,
        Placement: { AvailabilityZone: zone ?? world.zone[0]?.key ?? '' },
        ...(groups.length > 0 && { SecurityGroupIds: groups }),
        UserData: joinCluster(cluster),
      },
      more: { cluster },
    }
  },
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
