import { plural } from '../../describe/format'
import { portRules, taskPortRules, togglePorts, toggleTaskPorts } from '../ports'
import { type Fault, refuse } from './fault'

export const closePorts: Fault = {
  label: 'Close ports',
  icon: 'door-closed',
  hint: 'Drop on an instance, or on a task with a network interface of its own. Its security group blocks the task ports. Drop again to reopen them.',
  equivalent: 'aws ec2 revoke-security-group-ingress',
  isDanger: true,
  on: {
    task(task, world) {
      if (task.networkInterface === null)
        return refuse('has the security group of its instance: drop it there')
      const commands = toggleTaskPorts(task, world)
      const [group] = task.networkInterface.securityGroupIds
      const others = world.task.filter(
        ({ key, networkInterface }) =>
          key !== task.key && networkInterface?.securityGroupIds.includes(group ?? '') === true,
      ).length
      const also = others > 0 ? ` (${plural(others, 'more task uses', 'more tasks use')} the group)` : ''
      return taskPortRules(task, world).length > 0
        ? { allowed: true, text: `close the ports of its network interface${also}`, commands }
        : { allowed: true, text: `ports are closed: reopen them${also}`, word: 'Reopen ports', commands }
    },
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
