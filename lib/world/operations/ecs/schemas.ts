// Parts of input schemas that several ECS operations share. Shapes are AWS's; texts complete the sentence that begins with
// the path of the place: `loadBalancers[0].loadBalancerName is not modelled here: …`.

import * as z from 'zod'
import { STANDARD_RESOLUTION_SECONDS } from '@/lib/aws/cloudwatch/periods'
import { HIGH_RESOLUTION_SECONDS, RESOLVABLE_METRICS } from '@/lib/aws/ecs/service-metrics'
import {
  CONSTRAINT_EXPRESSION_LENGTH_MAX,
  HEALTH_CHECK_GRACE_PERIOD_SECONDS,
  NAME_LENGTH_MAX,
  PORT,
} from '@/lib/aws/limits'
import {
  DEPLOYMENT_CONTROLLERS,
  DEPLOYMENT_STRATEGIES,
} from '@/lib/world/controllers/service-scheduler/strategies/strategies'
import type { InSeconds } from '@/lib/world/describe/in-seconds'
import { networkConfiguration } from './network-configuration'
import { notModelled } from './not-modelled'
import { capacityProviderStrategy } from './provider-strategy'
import { serviceConnectConfiguration } from './service-connect'
import { serviceRegistries } from './service-registry'

/** Ties the members of a schema to those of AWS's request, so that neither a name nor a type is made up. */
export type Shape<Request> = {
  readonly [Member in keyof Request]?: z.ZodType<InSeconds<Request[Member]>>
}

/** A member of AWS's of whose values the model has some. */
export function only<const Value extends string | boolean>(values: Value | readonly Value[], why: string) {
  const known: readonly Value[] = Array.isArray(values) ? values : [values]
  return z
    .custom<Value>((given) => known.includes(given as Value), `can only be ${known.join(' or ')}: ${why}`)
    .meta({ values: known })
    .optional()
}

/** Families, clusters and services. */
export const resourceName = z
  .string()
  .min(1)
  .max(NAME_LENGTH_MAX)
  .regex(/^[A-Za-z0-9_-]+$/, 'may have letters, digits, hyphens and underscores only')

/** A short name or an ARN. */
export const identifier = z.string().min(1)

export const clusterIdentifier = identifier.optional()

/** AWS answers up to 100 names of a list at a time. ECS API, ListTasks `maxResults`. */
export const PAGE_SIZE_MAX = 100

/** ECS API, DescribeServiceDeployments and DescribeServiceRevisions. */
export const SERVICE_DEPLOYMENT_ARNS_MAX = 20

export const paging = {
  nextToken: z.string().optional(),
  maxResults: z.int().min(1).max(PAGE_SIZE_MAX).optional(),
}

export const placementConstraints = z
  .array(
    z.strictObject({
      type: z.enum(['distinctInstance', 'memberOf']),
      expression: z.string().max(CONSTRAINT_EXPRESSION_LENGTH_MAX).optional(),
    }),
  )
  .optional()

export const placementStrategy = z
  .array(
    z.strictObject({
      type: z.enum(['random', 'spread', 'binpack']),
      field: z.string().optional(),
    }),
  )
  .optional()

/** `PROVISIONING` and the like are states of tasks, not what a caller may want of them. */
export const desiredStatus = z.enum(['RUNNING', 'PENDING', 'STOPPED']).optional()

const ROLLING_ONLY = 'services are deployed by rolling update'

export const deploymentConfiguration = z
  .strictObject({
    maximumPercent: z.int().min(0).optional(),
    minimumHealthyPercent: z.int().min(0).optional(),
    deploymentCircuitBreaker: z
      .strictObject({
        enable: z.boolean(),
        rollback: z.boolean(),
        resetOnHealthyTask: z.boolean().optional(),
        thresholdConfiguration: z
          .discriminatedUnion('type', [
            z.strictObject({ type: z.literal('COUNT'), value: z.int().min(1) }),
            z.strictObject({
              type: z.literal(['BOUNDED_PERCENT', 'UNBOUNDED_PERCENT']),
              value: z.int().min(1).max(100),
            }),
          ])
          .optional(),
      })
      .optional(),
    strategy: only(DEPLOYMENT_STRATEGIES, ROLLING_ONLY),
    alarms: notModelled('there are no alarms'),
    bakeTimeInMinutes: notModelled(ROLLING_ONLY),
    lifecycleHooks: notModelled(ROLLING_ONLY),
    linearConfiguration: notModelled(ROLLING_ONLY),
    canaryConfiguration: notModelled(ROLLING_ONLY),
  })
  .optional()
export type DeploymentConfigurationInput = NonNullable<z.infer<typeof deploymentConfiguration>>

export const loadBalancers = z
  .array(
    z.strictObject({
      targetGroupArn: z.string().optional(),
      /** Of a Classic Load Balancer. */
      loadBalancerName: z.string().optional(),
      containerName: z.string(),
      containerPort: z.int().min(PORT.min).max(PORT.max),
      advancedConfiguration: notModelled(ROLLING_ONLY),
    }),
  )
  .optional()

export type LoadBalancersInput = z.infer<typeof loadBalancers>

export const deploymentController = z
  .strictObject({
    type: only(DEPLOYMENT_CONTROLLERS, 'CodeDeploy and external controllers are not modelled').unwrap(),
  })
  .optional()

export const availabilityZoneRebalancing = only('DISABLED', 'Availability Zone rebalancing is not modelled')

/** Of UpdateService and CreateService. ECS API, MonitoringConfiguration and MetricConfiguration. */
export const monitoring = z
  .strictObject({
    metricConfigurations: z
      .array(
        z.strictObject({
          metricNames: z.array(z.enum(RESOLVABLE_METRICS)).min(1),
          resolutionSeconds: z.literal([HIGH_RESOLUTION_SECONDS, STANDARD_RESOLUTION_SECONDS]),
        }),
      )
      .max(5)
      .optional(),
  })
  .optional()

export const launchType = z.enum(['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES']).optional()

/** Members of requests that start tasks, in the way services and RunTask share. */
export const NOT_MODELLED = {
  platformVersion: notModelled('there is no Fargate'),
  volumeConfigurations: notModelled('there are no volumes'),
  overrides: notModelled('every task runs its definition as it is'),
  vpcLatticeConfigurations: notModelled('there is no VPC Lattice'),
} as const

/** Members of CreateService and UpdateService alike. */
export const SERVICE_MEMBERS = {
  deploymentConfiguration,
  loadBalancers,
  placementConstraints,
  placementStrategy,
  healthCheckGracePeriodSeconds: z
    .int()
    .min(HEALTH_CHECK_GRACE_PERIOD_SECONDS.min)
    .max(HEALTH_CHECK_GRACE_PERIOD_SECONDS.max)
    .optional(),
  deploymentController,
  availabilityZoneRebalancing,
  monitoring,
  capacityProviderStrategy,
  networkConfiguration,
  platformVersion: NOT_MODELLED.platformVersion,
  serviceConnectConfiguration,
  serviceRegistries,
  volumeConfigurations: NOT_MODELLED.volumeConfigurations,
  vpcLatticeConfigurations: NOT_MODELLED.vpcLatticeConfigurations,
} as const
