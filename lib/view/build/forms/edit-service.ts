import type { BuildForm } from '../form'
import { SERVICE_FIELDS } from './service'

/** What UpdateService changes without a new deployment. */
export const editService: BuildForm = {
  title: 'Edit the service',
  about: 'Takes effect at once, also on the deployment that is under way. None of it starts a new one.',
  needs: () => null,
  begin: (world, { key }) => {
    const service = world.service.find((one) => one.key === key)
    if (service === undefined || service.status !== 'ACTIVE') return null
    return {
      input: {
        cluster: service.clusterName,
        service: service.name,
        desiredCount: service.desiredCount,
        deploymentConfiguration: {
          minimumHealthyPercent: service.minimumHealthyPercent,
          maximumPercent: service.maximumPercent,
        },
        ...(service.targetGroupArns.length > 0 && {
          healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
        }),
      },
      more: { name: service.name, hasTargets: String(service.targetGroupArns.length > 0) },
    }
  },
  // AWS takes a grace period only for services behind a load balancer.
  fields: ({ more }) =>
    SERVICE_FIELDS.filter(({ at }) => at !== 'healthCheckGracePeriodSeconds' || more.hasTargets === 'true'),
  name: ({ more }) => more.name ?? '',
  submit: () => 'Save the service',
  main: ({ input }) => ({ action: 'ecs:UpdateService', input }),
  commands: (draft) => [editService.main(draft)],
}
