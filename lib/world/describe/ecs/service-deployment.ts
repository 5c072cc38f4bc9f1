import type { ServiceDeployment as AwsServiceDeployment } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import type {
  ServiceRevision as AwsServiceRevision,
  ServiceDeploymentBrief,
} from '@aws-sdk/client-ecs/dist-types/models/models_1'
import { HIGH_RESOLUTION_SECONDS } from '@/lib/aws/ecs/service-metrics'
import type { LifecycleStage } from '@/lib/aws/vocabulary'
import { toSeconds } from '@/lib/engine'
import type { ServiceDeployment, ServiceRevision } from '@/lib/world/records/service-deployments'
import type { World } from '@/lib/world/world'
import type { InSeconds } from '../in-seconds'
import { timestamp } from '../timestamp'
import { describeNetwork } from './network'
import {
  describeConfiguration,
  describeConnectConfiguration,
  describeLaunch,
  describeRevisionTasks,
} from './service-parts'

type Asked = Pick<World, 'state' | 'tasks'>

/** As `ecs:DescribeServiceDeployments` answers it. */
export function describeServiceDeployment(world: Asked, deployment: ServiceDeployment) {
  const { targetRevisionArn, sourceRevisionArns, rollback, circuitBreaker, alarms, finalTasks } = deployment
  // After its end the numbers are those of its end.
  const tasksOf = (arn: string) => describeRevisionTasks(world, arn, finalTasks?.[arn])
  return {
    ...outline(world, deployment),
    stoppedAt: timestamp(deployment.stoppedAt),
    updatedAt: toSeconds(deployment.updatedAt),
    sourceServiceRevisions: sourceRevisionArns.map(tasksOf),
    targetServiceRevision: tasksOf(targetRevisionArn),
    lifecycleStage: deployment.lifecycleStage ?? undefined,
    deploymentConfiguration: describeConfiguration(deployment.configuration),
    rollback:
      rollback === null
        ? undefined
        : {
            reason: rollback.reason,
            startedAt: toSeconds(rollback.startedAt),
            serviceRevisionArn: rollback.serviceRevisionArn ?? undefined,
          },
    deploymentCircuitBreaker: circuitBreaker,
    alarms: {
      status: alarms.status,
      alarmNames: [...alarms.alarmNames],
      triggeredAlarmNames: [...alarms.triggeredAlarmNames],
    },
  } satisfies InSeconds<Omit<AwsServiceDeployment, 'lifecycleStage'>> & {
    // The SDK's list lacks one stage of the API's.
    readonly lifecycleStage?: LifecycleStage | undefined
  }
}

/** As it stands in the list of `ecs:ListServiceDeployments`. */
export function describeServiceDeploymentBrief(world: Asked, deployment: ServiceDeployment) {
  return {
    ...outline(world, deployment),
    targetServiceRevisionArn: deployment.targetRevisionArn,
  } satisfies InSeconds<ServiceDeploymentBrief>
}

function outline({ state }: Asked, deployment: ServiceDeployment) {
  const { arn, serviceArn, status, statusReason, createdAt, startedAt, finishedAt } = deployment
  return {
    serviceDeploymentArn: arn,
    serviceArn,
    clusterArn: state.services.get(serviceArn)?.clusterArn,
    createdAt: toSeconds(createdAt),
    startedAt: timestamp(startedAt),
    finishedAt: timestamp(finishedAt),
    status,
    statusReason: statusReason ?? undefined,
  }
}

/** As `ecs:DescribeServiceRevisions` answers it. */
export function describeServiceRevision({ state }: Pick<World, 'state'>, revision: ServiceRevision) {
  const { highResolutionMetrics } = revision
  return {
    serviceRevisionArn: revision.arn,
    serviceArn: revision.serviceArn,
    clusterArn: state.services.get(revision.serviceArn)?.clusterArn,
    taskDefinition: revision.taskDefinitionArn,
    ...describeLaunch(revision),
    loadBalancers: [...revision.loadBalancers],
    serviceRegistries: [...revision.serviceRegistries],
    networkConfiguration: describeNetwork(revision.networkConfiguration),
    ...describeConnectConfiguration(state, revision),
    createdAt: toSeconds(revision.createdAt),
    ...(highResolutionMetrics.length > 0 && {
      monitoring: {
        metricConfigurations: [
          { metricNames: [...highResolutionMetrics], resolutionSeconds: HIGH_RESOLUTION_SECONDS },
        ],
      },
    }),
  } satisfies InSeconds<AwsServiceRevision>
}
