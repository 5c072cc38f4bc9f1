import { subnetOfZone } from '@/lib/world/lifecycle/network'
import { viewSource } from './view-source'

export const zoneSource = viewSource({
  table: ({ zones }) => zones,
  view: ({ state }, { name, outage }) => ({
    kind: 'zone',
    key: name,
    subnetId: subnetOfZone(state, name).id,
    outage,
  }),
  subject({ state }, { name }) {
    const instances = [...state.instances.values()].filter(({ zone }) => zone === name)
    return {
      describe: [['ec2:DescribeAvailabilityZones', { ZoneNames: [name] }]],
      charts: [],
      aliases: instances.flatMap(({ id, containerInstanceArn }) =>
        containerInstanceArn === null ? [id] : [id, containerInstanceArn],
      ),
    }
  },
})
