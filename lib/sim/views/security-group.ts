import { viewSource } from './view-source'

export const securityGroupSource = viewSource({
  table: ({ securityGroups }) => securityGroups,
  view({ state }, { id, name, ingress }) {
    const nameOf = (groupId: string) => state.securityGroups.get(groupId)?.name ?? groupId
    return {
      kind: 'securityGroup',
      key: id,
      name,
      ingress: ingress.map(({ protocol, fromPort, toPort, source }) => ({
        protocol,
        fromPort,
        toPort,
        source: 'cidr' in source ? source.cidr : nameOf(source.securityGroupId),
      })),
    }
  },
  subject: (_world, { id }) => ({
    describe: [['ec2:DescribeSecurityGroups', { GroupIds: [id] }]],
    charts: [],
  }),
})
