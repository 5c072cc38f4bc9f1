import { type Fault, refuse } from './fault'

export const crashContainer: Fault = {
  label: 'Crash container',
  icon: 'bomb',
  hint: 'Drop on a task. Its essential container exits with code 1.',
  equivalent: 'docker kill on the instance',
  isDanger: true,
  on: {
    task: ({ key, lastStatus }) =>
      lastStatus === 'RUNNING'
        ? {
            allowed: true,
            text: 'crash its essential container',
            commands: [{ action: 'playground:CrashContainer', input: { task: key } }],
          }
        : refuse(`is ${lastStatus}: its container is not running`),
  },
}
