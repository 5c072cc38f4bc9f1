// Values that AWS takes when an input leaves them out. Each stands here once, with its unit and the page it comes from.
// "ECS guide" is docs.aws.amazon.com/AmazonECS/latest/developerguide/<page>.html, "ALB guide" is
// docs.aws.amazon.com/elasticloadbalancing/latest/application/<page>.html, "ECS API" is …/AmazonECS/latest/APIReference/,
// "agent" is the README of github.com/aws/amazon-ecs-agent.

import type { RoutingAlgorithm } from './vocabulary'

// ——— Task definitions and containers

/** CPU units of one vCPU. ECS API, RegisterTaskDefinition `cpu`. */
export const CPU_UNITS_PER_VCPU = 1024

/** MiB in the "GB" of a task size: `1 GB` is 1024 MiB. ECS API, RegisterTaskDefinition `memory`. */
export const MIB_PER_GB = 1024

/** Network mode on Linux and EC2 when none is given. ECS API, RegisterTaskDefinition `networkMode`. */
export const NETWORK_MODE_DEFAULT = 'bridge'

/** `ECS_CONTAINER_STOP_TIMEOUT`: seconds from the stop signal to SIGKILL when the container has no `stopTimeout`. Agent. */
export const STOP_TIMEOUT_SECONDS_DEFAULT = 30

/** The cluster that is meant when none is named, by operations and by `ECS_CLUSTER`. ECS API; agent. */
export const CLUSTER_DEFAULT = 'default'

// ——— Ports of a container instance

/** First and last port, inclusive, of Amazon Linux's `net.ipv4.ip_local_port_range`. ECS API, PortMapping. */
export const EPHEMERAL_PORT_RANGE_DEFAULT: readonly [first: number, last: number] = [32768, 60999]

/** `ECS_RESERVED_PORTS`: TCP ports that no task gets: SSH, Docker (two), the agent (two). Agent. */
export const RESERVED_TCP_PORTS_DEFAULT: readonly number[] = [22, 2375, 2376, 51678, 51679]

// ——— Services and deployments

/** `minimumHealthyPercent` of a REPLICA service. ECS API, DeploymentConfiguration. */
export const MINIMUM_HEALTHY_PERCENT_DEFAULT = 100

/** `maximumPercent` of a REPLICA service. ECS API, DeploymentConfiguration. */
export const MAXIMUM_PERCENT_DEFAULT = 200

/** `healthCheckGracePeriodSeconds`: seconds after a task first started. ECS API, CreateService. */
export const HEALTH_CHECK_GRACE_PERIOD_SECONDS_DEFAULT = 0

/** ECS API, UpdateTaskProtection `expiresInMinutes`. */
export const TASK_PROTECTION_MINUTES_DEFAULT = 120

/**
 * Seconds a task must have been RUNNING to count as healthy when neither a load balancer nor a container health check
 * says so. ECS API, DeploymentConfiguration `minimumHealthyPercent`.
 */
export const HEALTHY_WITHOUT_CHECKS_SECONDS = 40

/** Percent of the desired count at which the circuit breaker opens. ECS guide, deployment-circuit-breaker. */
export const CIRCUIT_BREAKER_PERCENT_DEFAULT = 50

// ——— Target groups

/** `deregistration_delay.timeout_seconds`. ALB guide, edit-target-group-attributes. */
export const DEREGISTRATION_DELAY_SECONDS_DEFAULT = 300

/** `HealthCheckIntervalSeconds`. ALB guide, target-group-health-checks. */
export const HEALTH_CHECK_INTERVAL_SECONDS_DEFAULT = 30

/** `HealthCheckTimeoutSeconds` (the API page's 6 s is a Network Load Balancer's). ALB guide, target-group-health-checks. */
export const HEALTH_CHECK_TIMEOUT_SECONDS_DEFAULT = 5

/** Successes in a row from unhealthy back to healthy; a new target needs one. ALB guide, target-group-health-checks. */
export const HEALTHY_THRESHOLD_COUNT_DEFAULT = 5

/** Failures in a row until unhealthy. ALB guide, target-group-health-checks. */
export const UNHEALTHY_THRESHOLD_COUNT_DEFAULT = 2

/** `HealthCheckPath`. ALB guide, target-group-health-checks. */
export const HEALTH_CHECK_PATH_DEFAULT = '/'

/** `HealthCheckTimeoutSeconds` of target groups of TCP and TLS, and of those that check by HTTP. NLB guide, target-group-health-checks. */
export const TCP_HEALTH_CHECK_TIMEOUT_SECONDS_DEFAULT = 10
export const NETWORK_HTTP_HEALTH_CHECK_TIMEOUT_SECONDS_DEFAULT = 6

/** `Matcher.HttpCode` of those that check by HTTP. NLB guide, target-group-health-checks. */
export const NETWORK_MATCHER_DEFAULT = '200-399'

/** `HealthCheckPort`: the port that each target was registered with. ALB guide, target-group-health-checks. */
export const HEALTH_CHECK_PORT_DEFAULT = 'traffic-port'

/** `Matcher.HttpCode`. ALB guide, target-group-health-checks. */
export const MATCHER_DEFAULT = '200'

/** `load_balancing.algorithm.type`. ALB guide, edit-target-group-attributes. */
export const ROUTING_ALGORITHM_DEFAULT: RoutingAlgorithm = 'round_robin'

/** `stickiness.lb_cookie.duration_seconds` and `stickiness.app_cookie.duration_seconds`. ELBv2 API, TargetGroupAttribute. */
export const COOKIE_DURATION_SECONDS_DEFAULT = 86_400

/** `target_group_health.*.minimum_healthy_targets.count`. ALB guide, target-group-health. */
export const MINIMUM_HEALTHY_TARGETS_DEFAULT = 1

/** How long resolvers keep the addresses of a load balancer's nodes. ALB guide, target-group-health. */
export const DNS_TTL_SECONDS = 60

/** Weight of a target group that a forward action names without one. ELBv2 API, TargetGroupTuple. */
export const TARGET_GROUP_WEIGHT_DEFAULT = 1

// ——— Load balancers

/** `idle_timeout.timeout_seconds`: no answer for this long is a 504. ELBv2 API, LoadBalancerAttribute. */
export const IDLE_TIMEOUT_SECONDS_DEFAULT = 60

/** `tcp.idle_timeout.seconds` of a Network Load Balancer's listener. ELBv2 API, ListenerAttribute. */
export const TCP_IDLE_TIMEOUT_SECONDS_DEFAULT = 350

/** No TCP connection to the target for this long is a 504. ALB guide, load-balancer-troubleshooting. */
export const CONNECT_TIMEOUT_SECONDS = 10

/** Security policy of an HTTPS listener that names none. ALB guide, describe-ssl-policies: what the API and the CLI take. */
export const SSL_POLICY_DEFAULT = 'ELBSecurityPolicy-2016-08'

/** `Content-Type` of a fixed response that names none. ELBv2 API, FixedResponseActionConfig. */
export const FIXED_RESPONSE_CONTENT_TYPE_DEFAULT = 'text/plain'

// ——— Application Auto Scaling

/** `Cooldown`, `ScaleOutCooldown` and `ScaleInCooldown` of ECS services. Application Auto Scaling API, StepScalingPolicyConfiguration. */
export const SCALING_COOLDOWN_SECONDS_DEFAULT = 300

/** How long the proxy waits for the whole answer to an HTTP request; 0 turns it off. ECS API, TimeoutConfiguration; ECS guide, service-connect-concepts. */
export const SERVICE_CONNECT_REQUEST_TIMEOUT_SECONDS = 15
/** Attempts that the proxy makes after the first one, each at another task where there is one. ECS guide, service-connect-concepts. */
export const SERVICE_CONNECT_RETRIES = 2
/** Failed connections to a task in the time of `…_INTERVAL_SECONDS` after which the proxy avoids it. ECS guide, service-connect-concepts. */
export const OUTLIER_FAILURES = 5
export const OUTLIER_INTERVAL_SECONDS = 30
/** For how long: the least, times how often it has happened, up to the most. ECS guide, service-connect-concepts. */
export const OUTLIER_EJECTION_SECONDS = { least: 30, most: 300 } as const
/** Healthy records in an answer of DNS. ECS guide, service-discovery. */
export const DNS_ANSWERS_MAX = 8
