// Service events and reasons in AWS's own words. ECS guide, service-event-messages-list; texts as DescribeServices and
// DescribeTasks answer them. The API writes `(service web)` where the guide prints `service (web)`.

import { classicNameOf } from '../arn'

const service = (name: string) => `(service ${name})`
const list = (taskIds: readonly string[]) => taskIds.map((id) => `(task ${id})`).join(' ')

/** Where targets are registered: a target group, or a Classic Load Balancer, whose targets are instances. */
function placeOf(arn: string): string {
  const classic = classicNameOf(arn)
  return classic === null ? `target-group ${arn}` : `elb ${classic}`
}
const registeredThings = (arn: string) => (classicNameOf(arn) === null ? 'targets' : 'instances')

/** What DescribeServices lists, and the console shows: also of a deployment's end, which EventBridge gets as one of the deployment. */
export const isServiceMessage = (message: string) => message.startsWith('(service ')

// ——— Starting, stopping, balancing

/** `replaced`: how many of them replace unhealthy tasks. */
export function startedTasks(name: string, taskIds: readonly string[], replaced = 0): string {
  const started = `${service(name)} has started ${taskIds.length} tasks: ${list(taskIds)}.`
  return replaced > 0
    ? `${started} Amazon ECS replaced ${replaced} tasks due to an unhealthy status.`
    : started
}

export const stoppedRunningTasks = (name: string, taskIds: readonly string[]) =>
  `${service(name)} has stopped ${taskIds.length} running tasks: ${list(taskIds)}.`
export const stoppedPendingTasks = (name: string, count: number) =>
  `${service(name)} stopped ${count} pending tasks.`
export const registeredTargets = (name: string, count: number, targetGroupArn: string) =>
  `${service(name)} registered ${count} ${registeredThings(targetGroupArn)} in (${placeOf(targetGroupArn)})`
export const deregisteredTargets = (name: string, count: number, targetGroupArn: string) =>
  `${service(name)} deregistered ${count} ${registeredThings(targetGroupArn)} in (${placeOf(targetGroupArn)})`
/** `error` as RegisterTargets answers it. */
export const failedToRegisterTargets = (name: string, targetGroupArn: string, error: string) =>
  `${service(name)} failed to register ${registeredThings(targetGroupArn)} in (${placeOf(targetGroupArn)}) with (error ${error})`
/** Live services name the task set, which is the deployment of the tasks. */
export const drainingTasks = (name: string, deploymentId: string, count: number) =>
  `(service ${name}, taskSet ${deploymentId}) has begun draining connections on ${count} tasks.`
export const steadyState = (name: string) => `${service(name)} has reached a steady state.`
export const throttled = (name: string) =>
  `${service(name)} is unable to consistently start tasks successfully.`

/** Seen live: `due to (reason 2 tasks under protection)`. */
export const unableToScaleIn = (name: string, deploymentId: string, count: number) =>
  `${service(name)} was unable to reach steady state because (taskSet ${deploymentId}) was unable to scale in due to (reason ${count} tasks under protection)`

// ——— Deployments

export const deploymentCompleted = (name: string, deploymentId: string) =>
  `${service(name)} (deployment ${deploymentId}) deployment completed.`
export const deploymentFailed = (name: string, deploymentId: string, cause: DeploymentFailure) =>
  `${service(name)} (deployment ${deploymentId}) deployment failed: ${FAILURE[cause].event}.`
export const rollingBack = (name: string, deploymentId: string) =>
  `${service(name)} rolling back to deployment ${deploymentId}.`
export const deploymentStuck = (name: string) =>
  `${service(name)} was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.`

/** Why a deployment fails. */
export type DeploymentFailure = 'circuit breaker' | 'rollback requested' | 'stop requested'

/** Of the service's event, of the rollout's reason, and of the service deployment's. MODEL.md says which of them are assumed. */
const FAILURE: Readonly<
  Record<DeploymentFailure, { readonly event: string; readonly who: string; readonly because: string }>
> = {
  'circuit breaker': {
    event: 'tasks failed to start',
    who: 'circuit breaker',
    because: 'because the circuit breaker threshold was exceeded.',
  },
  'rollback requested': {
    event: 'rollback requested',
    who: 'StopServiceDeployment',
    because: 'because a rollback was requested.',
  },
  'stop requested': {
    event: 'stop requested',
    who: 'StopServiceDeployment',
    because: 'because a stop was requested.',
  },
}

export const ROLLOUT_REASON = {
  inProgress: (deploymentId: string) => `ECS deployment ${deploymentId} in progress.`,
  completed: (deploymentId: string) => `ECS deployment ${deploymentId} completed.`,
  failed: (cause: DeploymentFailure) => `ECS deployment ${FAILURE[cause].who}: ${FAILURE[cause].event}.`,
  rollingBack: (deploymentId: string, cause: DeploymentFailure) =>
    `ECS deployment ${FAILURE[cause].who}: rolling back to deploymentId ${deploymentId}.`,
} as const

/** `statusReason` of service deployments. */
export const SERVICE_DEPLOYMENT_REASON = {
  rolledBack: (cause: DeploymentFailure) => `Service deployment rolled back ${FAILURE[cause].because}`,
  stopped: (cause: DeploymentFailure) => `Service deployment stopped ${FAILURE[cause].because}`,
  superseded: () => 'Service deployment stopped because a new service deployment was started.',
  noRollbackCandidate: () => 'No rollback candidate was found to run the rollback.',
} as const

// ——— Placement

/** Why the closest matching instance did not do: `code` of a placement reason, and the container instance's id. */
export interface ClosestMatch {
  readonly code: string
  readonly containerInstanceId: string
}

const NO_INSTANCE_MET =
  'was unable to place a task because no container instance met all of its requirements.'

const TROUBLESHOOTING =
  'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.'

/** Null: no ACTIVE instance is in the cluster. */
export function unableToPlace(name: string, closest: ClosestMatch | null): string {
  const reason =
    closest === null ? 'Reason: No Container Instances were found in your cluster.' : closestMatch(closest)
  return `${service(name)} ${NO_INSTANCE_MET} ${reason}`
}

function closestMatch({ code, containerInstanceId: id }: ClosestMatch): string {
  switch (code) {
    case 'RESOURCE:CPU':
      return `The closest matching container-instance ${id} has insufficient CPU units available.`
    case 'RESOURCE:MEMORY':
      return `The closest matching (container-instance ${id}) has insufficient memory available. ${TROUBLESHOOTING}`
    case 'RESOURCE:PORTS':
      return `The closest matching (container-instance ${id}) is already using a port required by your task. ${TROUBLESHOOTING}`
    case 'RESOURCE:ENI':
      return `The closest matching (container-instance ${id}) encountered error "${code}". ${TROUBLESHOOTING}`
    case 'ATTRIBUTE':
      return `The closest matching (container-instance ${id}) is missing an attribute required by your task.`
    case MEMBER_OF_UNSATISFIED:
    case DISTINCT_INSTANCE_UNSATISFIED:
      return `The closest matching (container-instance ${id}) encountered error "${code}.". ${TROUBLESHOOTING}`
    default:
      return `The closest matching container-instance ${id} encountered error "${code}".`
  }
}

export const MEMBER_OF_UNSATISFIED = 'MemberOf placement constraint unsatisfied'
export const DISTINCT_INSTANCE_UNSATISFIED = 'DistinctInstance placement constraint unsatisfied'

// ——— Health

/** `port` is the registered one, the host port of a bridge task, which is that of an instance; in awsvpc no instance is named; `reason` as `HEALTH_REASON` gives it. */
export const unhealthyTarget = (
  name: string,
  taskId: string,
  instanceId: string | null,
  port: number,
  targetGroupArn: string,
  reason: string,
) =>
  `${service(name)} (task ${taskId})${instanceId === null ? '' : ` (instance ${instanceId})`}${classicNameOf(targetGroupArn) === null ? ` (port ${port})` : ''} is unhealthy in (${placeOf(targetGroupArn)}) due to (reason ${reason})`

/** The guide's words for tasks whose target group, or whose target in it, somebody deleted. */
export const targetNotFound = (
  name: string,
  deploymentId: string,
  taskId: string,
  targetGroupArn: string,
  missing: 'TARGET GROUP' | 'TARGET',
) =>
  `${service(name)} task set (${deploymentId}) (task ${taskId}) is not healthy in target-group (${targetGroupArn}) due to ${missing} IS NOT FOUND.`

/** `Description` of a target's health. ALB guide, target-group-health-checks. */
export const HEALTH_REASON = {
  responseCodeMismatch: (codes: readonly number[]) =>
    `Health checks failed with these codes: [${codes.join(', ')}]`,
  timeout: () => 'Request timed out',
  failedHealthChecks: () => 'Health checks failed',
  registrationInProgress: () => 'Target registration is in progress',
  initialHealthChecking: () => 'Initial health checks in progress',
  deregistrationInProgress: () => 'Target deregistration is in progress',
  notRegistered: () => 'Target is not registered to the target group',
  notInUse: () => 'Target group is not configured to receive traffic from the load balancer',
  zoneNotEnabled: () => 'Target is in an Availability Zone that is not enabled for the load balancer',
  invalidState: () => 'Target is in the stopped state',
  /** Of an instance of a Classic Load Balancer, whatever its checks came to. ELB API, InstanceState. */
  unhealthyInstance: () =>
    'Instance has failed at least the UnhealthyThreshold number of health checks consecutively.',
} as const

// ——— Why a task stopped (`stoppedReason`) and why a container did (`reason`). ECS guide, stopped-task-error-codes

export const STOPPED_REASON = {
  essentialContainerExited: () => 'Essential container in task exited',
  stoppedByUser: () => 'Task stopped by user',
  scalingActivity: (deploymentId: string) => `Scaling activity initiated by (deployment ${deploymentId})`,
  failedElbHealthChecks: (targetGroupArn: string) =>
    `Task failed ELB health checks in (${placeOf(targetGroupArn)})`,
  failedContainerHealthChecks: () => 'Task failed container health checks',
  hostTerminated: (instanceId: string) => `Host EC2 (instance ${instanceId}) stopped/terminated`,
  deregistrationForced: () => 'Container instance deregistration forced by user',
  cannotPull: (reason: string) => `CannotPullContainerError: ${reason}`,
  memberOf: () => MEMBER_OF_UNSATISFIED,
} as const

export const CONTAINER_REASON = {
  outOfMemory: () => 'OutOfMemoryError: Container killed due to memory usage',
  cannotStart: (reason: string) => `CannotStartContainerError: ${reason}`,
  noDynamicPort: (reason: string) => `CannotCreateContainerError: ${reason}`,
  cannotPull: (reason: string) => `CannotPullContainerError: ${reason}`,
} as const

/** Ends of `CannotPullContainerError: …`. ECS guide, task_cannot_pull_image. */
export const PULL_FAILURE = {
  tagAbsent: (image: string) =>
    `pull image manifest has been retried 5 time(s): failed to resolve ref ${image}: ${image}: not found`,
  noRoute: (image: string, repositoryUri: string) =>
    `The task cannot pull '${image}' from the Amazon ECR repository '${repositoryUri}'. There is a connection issue between the task and Amazon ECR. Check your task network configuration.`,
  noPermission: () =>
    "The task can't pull the image. Check that the role has the permissions to pull images from the registry.",
  /** Of the container runtime, for registries other than Amazon ECR. */
  timedOut: (image: string) =>
    `pull image manifest has been retried 5 time(s): failed to resolve ref ${image}: failed to do request: i/o timeout`,
  accessDenied: (repository: string) =>
    `pull access denied for ${repository}, repository does not exist or may require authorization`,
} as const
