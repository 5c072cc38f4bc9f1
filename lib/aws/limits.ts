// What AWS refuses: ranges of inputs and quotas. Each stands here once, with its unit and the page it comes from (page
// names as in `defaults.ts`).

/** Both ends belong to the range. */
export interface Range {
  readonly min: number
  readonly max: number
}

// ——— Tasks

/** How long scale-in protection lasts. ECS API, UpdateTaskProtection `expiresInMinutes`. */
export const TASK_PROTECTION_MINUTES: Range = { min: 1, max: 2_880 }

/** ECS API, UpdateTaskProtection `tasks`. */
export const TASKS_PER_PROTECTION_UPDATE_MAX = 10

// ——— Task definitions and containers

/** Containers in one task definition. ECS guide, service-quotas. */
export const CONTAINERS_PER_TASK_DEFINITION: Range = { min: 1, max: 10 }

/** Letters, digits, `-` and `_`: families, container names, service and cluster names. ECS API, RegisterTaskDefinition. */
export const NAME_LENGTH_MAX = 255

/** Task-level CPU units on EC2, 0.125 to 192 vCPU. ECS API, RegisterTaskDefinition `cpu`. */
export const TASK_CPU_UNITS: Range = { min: 128, max: 196_608 }

/** Hard and soft memory limit of a container, MiB (Docker 20.10 and later). ECS API, ContainerDefinition `memory`. */
export const CONTAINER_MEMORY_MIB_MIN = 6

/** The kernel's CPU shares; null, 0 and 1 are passed as 2. ECS API, ContainerDefinition `cpu`. */
export const CPU_SHARES: Range = { min: 2, max: 262_144 }

/** TCP and UDP ports. ECS API, PortMapping. */
export const PORT: Range = { min: 1, max: 65_535 }
/** ECS API, PortMapping `containerPortRange`. */
export const PORT_RANGES_PER_CONTAINER_MAX = 100
/** ECS API, AwsVpcConfiguration. */
export const AWSVPC_SUBNETS_MAX = 16
export const AWSVPC_SECURITY_GROUPS_MAX = 5

/** Fixed and reserved host ports of one instance together; dynamic ports do not count. ECS API, PortMapping. */
export const RESERVED_PORTS_PER_INSTANCE_MAX = 100

/** `ECS_CONTAINER_STOP_TIMEOUT`, seconds. Agent. */
export const AGENT_STOP_TIMEOUT_SECONDS_MIN = 1

// ——— Placement

/** Constraints of a task definition and of the call together. ECS API, RunTask `placementConstraints`. */
export const PLACEMENT_CONSTRAINTS_MAX = 10

/** Rules of a placement strategy. ECS API, RunTask `placementStrategy`. */
export const PLACEMENT_STRATEGIES_MAX = 5

/** Characters of a `memberOf` expression. ECS API, PlacementConstraint. */
export const CONSTRAINT_EXPRESSION_LENGTH_MAX = 2_000

/** Tasks of one RunTask. ECS API, RunTask `count`. */
export const RUN_TASK_COUNT_MAX = 10

/** Container instances of one StartTask. ECS API, StartTask `containerInstances`. */
export const START_TASK_INSTANCES_MAX = 10

/** Characters of `startedBy` of RunTask. ECS API. */
export const RUN_TASK_STARTED_BY_LENGTH_MAX = 128

/** Characters of `startedBy` of StartTask. ECS API. */
export const START_TASK_STARTED_BY_LENGTH_MAX = 36

// ——— Services and deployments

/** Tasks of one service. ECS guide, service-quotas. */
export const TASKS_PER_SERVICE_MAX = 5_000

/** Target groups of one service. ECS guide, service-load-balancing. */
export const TARGET_GROUPS_PER_SERVICE_MAX = 5

/** `healthCheckGracePeriodSeconds`. ECS API, CreateService. */
export const HEALTH_CHECK_GRACE_PERIOD_SECONDS: Range = { min: 0, max: 2_147_483_647 }

/** Failures that open the circuit breaker by default, whatever the desired count. ECS guide, deployment-circuit-breaker. */
export const CIRCUIT_BREAKER_THRESHOLD: Range = { min: 3, max: 200 }

/** Longest pause between attempts of a service whose tasks never start, seconds. ECS guide, service-throttle-logic. */
export const THROTTLE_SECONDS_MAX = 27 * 60

/** Newest events that DescribeServices keeps. ECS guide, service-event-messages. */
export const SERVICE_EVENTS_MAX = 100

/** Tasks of a cluster in PROVISIONING. ECS guide, service-event-messages-list. */
export const PROVISIONING_TASKS_MAX = 500

/** Providers of a cluster. ECS API, PutClusterCapacityProviders; the quota was 10 once. */
export const PROVIDERS_PER_CLUSTER_MAX = 20

/** A service event is not repeated within this time, hours, unless what it says changed. ECS guide, service-event-messages. */
export const SERVICE_EVENT_REPEAT_HOURS = 6

// ——— Listeners and rules

/** Priority of a listener rule; the default rule has none. ELBv2 API, CreateRule. */
export const RULE_PRIORITY: Range = { min: 1, max: 50_000 }

/** Listeners of one load balancer. ALB guide, load-balancer-limits. */
export const LISTENERS_PER_LOAD_BALANCER_MAX = 50

/** Rules of one load balancer without the default rules. ALB guide, load-balancer-limits. */
export const RULES_PER_LOAD_BALANCER_MAX = 100

/** Values of one condition; of `source-ip` as many as of a rule. ALB guide, rule-condition-types. */
export const VALUES_PER_CONDITION_MAX = 3

/** Values of all conditions of one rule: match evaluations. ALB guide, load-balancer-limits. */
export const CONDITION_VALUES_PER_RULE_MAX = 5

/** `*` and `?` of one rule. ALB guide, load-balancer-limits. */
export const WILDCARDS_PER_RULE_MAX = 5

/** Characters of one condition value. ALB guide, load-balancer-listeners. */
export const CONDITION_VALUE_LENGTH_MAX = 128

/** Characters of a header's name and of a request method in conditions. ELBv2 API, HttpHeaderConditionConfig. */
export const CONDITION_NAME_LENGTH_MAX = 40

/** Target groups of one forward action. ALB guide, load-balancer-limits. */
export const TARGET_GROUPS_PER_ACTION_MAX = 5

/** Weight of a target group in a forward action. ELBv2 API, TargetGroupTuple. */
export const TARGET_GROUP_WEIGHT: Range = { min: 0, max: 999 }

/** Bytes of a fixed response. ELBv2 API, FixedResponseActionConfig. */
export const FIXED_RESPONSE_BODY_LENGTH_MAX = 1_024

/** Characters of the host, the path and the query of a redirect. ELBv2 API, RedirectActionConfig. */
export const REDIRECT_PART_LENGTH_MAX = 128

/** Certificates of all listeners of a load balancer without the default ones. ALB guide, load-balancer-limits. */
export const CERTIFICATES_PER_LOAD_BALANCER_MAX = 25

/** Availability Zone subnets that a load balancer needs. ALB guide, application-load-balancers. */
export const SUBNETS_PER_LOAD_BALANCER_MIN = 2

/** Names of load balancers and target groups. ELBv2 API, CreateLoadBalancer, CreateTargetGroup. */
export const ELB_NAME_LENGTH_MAX = 32

/** Names of Classic Load Balancers. ELB API, CreateLoadBalancer. */
export const CLASSIC_NAME_LENGTH_MAX = 32

// ——— Target groups

/** `HealthCheckIntervalSeconds`. ALB guide, target-group-health-checks. */
export const HEALTH_CHECK_INTERVAL_SECONDS: Range = { min: 5, max: 300 }

/** `HealthCheckTimeoutSeconds`. ALB guide, target-group-health-checks. */
export const HEALTH_CHECK_TIMEOUT_SECONDS: Range = { min: 2, max: 120 }

/** HealthCheck `Timeout` of Classic Load Balancers. ELB API, HealthCheck. */
export const CLASSIC_HEALTH_CHECK_TIMEOUT_SECONDS: Range = { min: 2, max: 60 }

/** `HealthyThresholdCount` and `UnhealthyThresholdCount`. ALB guide, target-group-health-checks. */
export const HEALTH_CHECK_THRESHOLD_COUNT: Range = { min: 2, max: 10 }

/** Characters of `HealthCheckPath`. ALB guide, target-group-health-checks. */
export const HEALTH_CHECK_PATH_LENGTH: Range = { min: 1, max: 1_024 }

/** `Matcher.HttpCode`. ALB guide, target-group-health-checks. */
export const MATCHER_STATUS: Range = { min: 200, max: 499 }

/** `deregistration_delay.timeout_seconds`. ALB guide, edit-target-group-attributes. */
export const DEREGISTRATION_DELAY_SECONDS: Range = { min: 0, max: 3_600 }

/** `slow_start.duration_seconds` where it is not 0. ALB guide, edit-target-group-attributes. */
export const SLOW_START_SECONDS: Range = { min: 30, max: 900 }

/** Durations of stickiness, of targets and of target groups. ELBv2 API, TargetGroupAttribute, TargetGroupStickinessConfig. */
export const COOKIE_DURATION_SECONDS: Range = { min: 1, max: 604_800 }

/** Percentages of `target_group_health`. ALB guide, target-group-health. */
export const HEALTHY_TARGETS_PERCENT: Range = { min: 1, max: 100 }

/** Targets of one target group. ALB guide, load-balancer-limits. */
export const TARGETS_PER_TARGET_GROUP_MAX = 1_000

// ——— Load balancers

/** `idle_timeout.timeout_seconds`. ELBv2 API, LoadBalancerAttribute. */
export const IDLE_TIMEOUT_SECONDS: Range = { min: 1, max: 4_000 }

// ——— Application Auto Scaling

/** Scaling policies of one scalable target. Application Auto Scaling guide, application-auto-scaling-limits. */
export const SCALING_POLICIES_PER_TARGET_MAX = 50

/** Scheduled actions of one scalable target. Application Auto Scaling guide, application-auto-scaling-limits. */
export const SCHEDULED_ACTIONS_PER_TARGET_MAX = 200

/** Step adjustments of one policy. Application Auto Scaling guide, application-auto-scaling-limits. */
export const STEP_ADJUSTMENTS_PER_POLICY_MAX = 20

/** Weeks for which scaling activities can be looked up. Application Auto Scaling guide, application-auto-scaling-scaling-activities. */
export const SCALING_ACTIVITIES_KEPT_WEEKS = 6

/** Items that a Describe operation answers at a time. Application Auto Scaling API, DescribeScalableTargets `MaxResults`. */
export const SCALING_PAGE_SIZE_MAX = 50

/** Lifecycle hooks of one Auto Scaling group. EC2 Auto Scaling guide, ec2-auto-scaling-quotas. */
export const LIFECYCLE_HOOKS_MAX = 50

/** Scheduled actions of one Auto Scaling group. EC2 Auto Scaling guide, ec2-auto-scaling-quotas. */
export const GROUP_SCHEDULED_ACTIONS_MAX = 125

/** Scaling policies of one Auto Scaling group. EC2 Auto Scaling guide, ec2-auto-scaling-quotas. */
export const GROUP_POLICIES_MAX = 50
