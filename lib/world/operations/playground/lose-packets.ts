import * as z from 'zod'
import { operation } from '@/lib/world/operation'
import { findInstance } from './find-instance'

/**
 * A part of the packets between load balancers and an instance is lost, each by chance; 0 ends it. AWS FIS does the same with the SSM
 * document AWSFIS-Run-Network-Packet-Loss. FIS guide, actions-ssm-agent.
 */
export const losePackets = operation({
  action: 'playground:LosePackets',
  readOnly: false,
  input: z.strictObject({
    instance: z.string().describe('ID of an EC2 instance.'),
    lossPercent: z
      .number()
      .min(0)
      .max(100)
      .describe('Percentage of packets that is lost, in either direction.'),
  }),
  perform({ world }, { instance: id, lossPercent }) {
    const instance = findInstance(world, id)
    instance.packetLoss = lossPercent / 100
    world.bus.changed('instances', instance.id)
    world.log.emit({
      source: 'playground',
      detailType: 'Fault',
      message:
        lossPercent === 0
          ? `Packets between load balancers and instance ${instance.id} arrive again`
          : `${lossPercent} % of the packets between load balancers and instance ${instance.id} are lost`,
      subjects: [instance.id],
      level: lossPercent === 0 ? 'info' : 'warning',
      mark: lossPercent === 0 ? 'no more loss' : `${lossPercent} % packet loss`,
    })
    return { instance: instance.id, lossPercent }
  },
})
