import { plural } from '../../describe/format'
import { portRules, togglePorts } from '../ports'
import { type Fault, refuse } from './fault'

export const closePorts: Fault = {
  label: 'Close ports',
  icon: 'door-closed',
  hint: 'Drop on an instance. Its security group blocks the task ports. Drop again to reopen them.',
  equivalent: 'aws ec2 revoke-security-group-ingress',
  isDanger: true,
  on: {
    instance(instance, world) {
      const shared = world.instance.filter(
        (other) =>
          other.key !== instance.key &&
          other.securityGroupIds.some((id) => instance.securityGroupIds.includes(id)),
      ).length
      const also =
        shared > 0 ? ` (${plural(shared, 'more instance uses', 'more instances use')} the group)` : ''
      const commands = togglePorts(instance, world)
      if (portRules(instance, world).length > 0)
        return { allowed: true, text: `close its task ports${also}`, commands }
      return instance.securityGroupIds.length === 0
        ? refuse('has no security group')
        : {
            allowed: true,
            text: `ports are closed: reopen them${also}`,
            word: 'Reopen ports',
            commands,
          }
    },
  },
}
