// The operations behind what one does to the scaling of a service, in AWS's input shape.

import {
  SCALABLE_DIMENSION,
  SERVICE_NAMESPACE,
  type SuspendedState,
  serviceResourceId,
} from '@/lib/aws/application-autoscaling/vocabulary'
import {
  HIGH_RESOLUTION_SECONDS,
  RESOLVABLE_METRICS,
  type ResolvableMetric,
} from '@/lib/aws/ecs/service-metrics'
import type { Command, ScalingPolicyView, ServiceView } from '@/lib/protocol'
import { updateService } from '../carry/operations'

type ServiceOf = Pick<ServiceView, 'clusterName' | 'name'>

/** What names a service in the inputs of Application Auto Scaling. */
export function targetInput({ clusterName, name }: ServiceOf) {
  return {
    ServiceNamespace: SERVICE_NAMESPACE,
    ResourceId: serviceResourceId(clusterName, name),
    ScalableDimension: SCALABLE_DIMENSION,
  }
}

export interface TargetChange {
  readonly MinCapacity?: number
  readonly MaxCapacity?: number
  readonly SuspendedState?: Partial<SuspendedState>
}

/** Registers the service or changes what is registered. */
export const registerTarget = (service: ServiceOf, change: TargetChange): Command => ({
  action: 'application-autoscaling:RegisterScalableTarget',
  input: { ...targetInput(service), ...change },
})

/** Its policies and scheduled actions go with it. */
export const deregisterTarget = (service: ServiceOf): Command => ({
  action: 'application-autoscaling:DeregisterScalableTarget',
  input: targetInput(service),
})

/** Those that a service can publish every 20 seconds. */
export const MONITORED_METRICS = RESOLVABLE_METRICS

/** The others stay as they are: UpdateService replaces all of them. */
export function setHighResolution(
  service: ServiceOf & Pick<ServiceView, 'highResolutionMetrics'>,
  metric: ResolvableMetric,
  isOn: boolean,
): Command {
  const others = service.highResolutionMetrics.filter((name) => name !== metric)
  const metricNames = isOn ? [...others, metric] : others
  return updateService(service, {
    monitoring: {
      metricConfigurations:
        metricNames.length === 0 ? [] : [{ metricNames, resolutionSeconds: HIGH_RESOLUTION_SECONDS }],
    },
  })
}

export const deletePolicy = ({
  name,
  resourceId,
}: Pick<ScalingPolicyView, 'name' | 'resourceId'>): Command => ({
  action: 'application-autoscaling:DeleteScalingPolicy',
  input: {
    PolicyName: name,
    ServiceNamespace: SERVICE_NAMESPACE,
    ResourceId: resourceId,
    ScalableDimension: SCALABLE_DIMENSION,
  },
})

export const deleteScheduledAction = (service: ServiceOf, name: string): Command => ({
  action: 'application-autoscaling:DeleteScheduledAction',
  input: { ScheduledActionName: name, ...targetInput(service) },
})
