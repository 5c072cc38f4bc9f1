import { type Fault, refuse } from './fault'

export const killInstance: Fault = {
  label: 'Kill instance',
  icon: 'server-off',
  hint: 'Drop on an instance. EC2 terminates it.',
  equivalent: 'FIS action aws:ec2:terminate-instances',
  isDanger: true,
  on: {
    instance: ({ key, state }) =>
      state === 'shutting-down' || state === 'terminated'
        ? refuse(state === 'terminated' ? 'is already terminated' : 'is already shutting down')
        : {
            allowed: true,
            text: 'terminate this instance',
            commands: [{ action: 'aws:ec2:terminate-instances', input: { targets: [key] } }],
          },
  },
}
