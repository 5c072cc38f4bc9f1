// AWS's own words for states, as closed unions. The shapes of requests and answers come from the AWS SDK's types; these
// are the literals that charts, tables and the screen share.

export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED'
export type TaskDesiredStatus = 'RUNNING' | 'STOPPED'
export type TaskStopCode =
  | 'TaskFailedToStart'
  | 'EssentialContainerExited'
  | 'UserInitiated'
  | 'ServiceSchedulerInitiated'
  | 'SpotInterruption'
  | 'TerminationNotice'
  | 'InfrastructureHealth'
export type HealthStatus = 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN'
export type ContainerStatus = 'PENDING' | 'RUNNING' | 'STOPPED'
export type ContainerInstanceStatus = 'ACTIVE' | 'DRAINING' | 'INACTIVE'
export type InstanceState = 'pending' | 'running' | 'shutting-down' | 'terminated'
export type TargetState = 'initial' | 'healthy' | 'unhealthy' | 'draining' | 'unused'
export type TargetReason =
  | 'Elb.RegistrationInProgress'
  | 'Elb.InitialHealthChecking'
  | 'Target.ResponseCodeMismatch'
  | 'Target.Timeout'
  | 'Target.FailedHealthChecks'
  | 'Target.NotRegistered'
  | 'Target.NotInUse'
  | 'Target.InvalidState'
  | 'Target.DeregistrationInProgress'
/** ELBv2 API, LoadBalancer `Type`; Classic Load Balancers have an API of their own, which names no type. */
export type LoadBalancerType = 'application' | 'network' | 'classic'
/** What a listener forwards without looking into it: TLS of Network, SSL of Classic Load Balancers. ELB APIs, Listener `Protocol`. */
export type TransportListenerProtocol = 'TCP' | 'TLS' | 'SSL'
export type LoadBalancerState = 'provisioning' | 'active'
export type ServiceStatus = 'ACTIVE' | 'DRAINING' | 'INACTIVE'
/** ECS API, CreateService `schedulingStrategy`. */
export type SchedulingStrategyName = 'REPLICA' | 'DAEMON'
/** ECS API, DeploymentConfiguration `strategy`. */
export type DeploymentStrategyName = 'ROLLING' | 'BLUE_GREEN' | 'LINEAR' | 'CANARY'
export type DeploymentControllerType = 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL'
export type DeploymentStatus = 'PRIMARY' | 'ACTIVE' | 'INACTIVE'
export type RolloutState = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'
/** ECS API, ServiceDeployment `status`. */
export const SERVICE_DEPLOYMENT_STATUSES = [
  'PENDING',
  'IN_PROGRESS',
  'STOP_REQUESTED',
  'STOPPED',
  'ROLLBACK_REQUESTED',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
  'SUCCESSFUL',
] as const
export type ServiceDeploymentStatus = (typeof SERVICE_DEPLOYMENT_STATUSES)[number]
/** ECS API, ServiceDeployment `lifecycleStage`. */
export type LifecycleStage =
  | 'RECONCILE_SERVICE'
  | 'PRE_SCALE_UP'
  | 'SCALE_UP'
  | 'POST_SCALE_UP'
  | 'TEST_TRAFFIC_SHIFT'
  | 'POST_TEST_TRAFFIC_SHIFT'
  | 'PRE_PRODUCTION_TRAFFIC_SHIFT'
  | 'PRODUCTION_TRAFFIC_SHIFT'
  | 'POST_PRODUCTION_TRAFFIC_SHIFT'
  | 'BAKE_TIME'
  | 'CLEAN_UP'
/** ECS API, ServiceDeploymentCircuitBreaker and ServiceDeploymentAlarms `status`. */
export type MonitorStatus = 'DISABLED' | 'MONITORING' | 'MONITORING_COMPLETE' | 'TRIGGERED'
export type RoutingAlgorithm = 'round_robin' | 'least_outstanding_requests' | 'weighted_random'
export type NetworkMode = 'bridge' | 'host' | 'awsvpc' | 'none'
/** ELB API, CreateTargetGroup `TargetType`: what a target is named by. */
export type TargetType = 'instance' | 'ip'
export type TransportProtocol = 'tcp' | 'udp'

export interface NetworkBinding {
  readonly bindIP: string
  readonly containerPort: number
  readonly hostPort: number
  readonly protocol: TransportProtocol
  /** Ports in a row, from both on; absent for a single port. */
  readonly count?: number
}

/** ECS API, Attachment `status`. */
export type AttachmentStatus = 'PRECREATED' | 'ATTACHING' | 'ATTACHED' | 'DETACHING' | 'DELETED'
