import { type Fault, refuse } from './fault'

const LOSS_PERCENT = 20

/** As AWS FIS does with its SSM document. */
export const losePackets: Fault = {
  label: 'Lose packets',
  icon: 'wifi-off',
  hint: `Drop on an instance. ${LOSS_PERCENT} % of the packets between it and load balancers are lost and sent again late. Drop again to end it.`,
  equivalent: 'FIS action aws:ssm:send-command, AWSFIS-Run-Network-Packet-Loss',
  isDanger: true,
  on: {
    instance({ key, state, packetLoss }) {
      if (state !== 'running') return refuse(`is ${state}: no packets reach it`)
      const input = { instance: key, lossPercent: packetLoss > 0 ? 0 : LOSS_PERCENT }
      const commands = [{ action: 'playground:LosePackets' as const, input }]
      return packetLoss > 0
        ? { allowed: true, text: 'let all packets through again', word: 'End the packet loss', commands }
        : { allowed: true, text: `lose ${LOSS_PERCENT} % of its packets`, commands }
    },
  },
}
