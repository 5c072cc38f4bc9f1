import type { BuildForm } from '../form'
import { attributesCommand, CLASSIC_FIELDS } from './classic-load-balancer'

const CHECK = 'HealthCheck'

/** What ConfigureHealthCheck and ModifyLoadBalancerAttributes can change. */
export const editClassic: BuildForm = {
  title: 'Edit the load balancer',
  about: 'Its health check, which is that of all its instances, and what becomes of connections.',
  needs: () => null,
  begin: (world, { key }) => {
    const found = world.loadBalancer.find((one) => one.key === key)
    if (!found?.classic) return null
    const { classic } = found
    return {
      input: {
        LoadBalancerName: found.name,
        HealthCheck: {
          Target: classic.checkTarget,
          Interval: classic.intervalSeconds,
          Timeout: classic.timeoutSeconds,
          UnhealthyThreshold: classic.unhealthyThresholdCount,
          HealthyThreshold: classic.healthyThresholdCount,
        },
      },
      more: {
        name: found.name,
        crossZone: String(classic.crossZone),
        drains: String(classic.drains),
        drainingSeconds: String(classic.drainingSeconds),
      },
    }
  },
  fields: () => [
    {
      kind: 'text',
      at: `${CHECK}.Target`,
      label: 'Health check',
      placeholder: 'HTTP:80/',
      hint: 'HTTP:80/path, or TCP:80.',
    },
    { kind: 'number', at: `${CHECK}.Interval`, label: 'Interval', unit: 's' },
    { kind: 'number', at: `${CHECK}.Timeout`, label: 'Timeout', unit: 's' },
    { kind: 'number', at: `${CHECK}.HealthyThreshold`, label: 'Healthy after', unit: '×' },
    { kind: 'number', at: `${CHECK}.UnhealthyThreshold`, label: 'Unhealthy after', unit: '×' },
    ...CLASSIC_FIELDS,
  ],
  name: ({ more }) => more.name ?? '',
  submit: () => 'Save the load balancer',
  main: ({ input }) => ({ action: 'elb:ConfigureHealthCheck', input }),
  commands: (draft) => [editClassic.main(draft), attributesCommand(draft.more.name ?? '', draft)],
}
