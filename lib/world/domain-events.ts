// What happens to resources, as it travels on the bus. An event that EventBridge has is called by its detail type; the rest are
// named alike. They carry records, not copies: handlers run at once and read what they need.

import type { ServiceEventName } from '@/lib/aws/ecs/service-event-names'
import type { ContainerInstanceStatus, InstanceState, TargetState, TaskStatus } from '@/lib/aws/vocabulary'
import type { EventView } from '@/lib/protocol'
import type {
  AutoScalingGroup,
  AutoScalingInstance,
  GroupActivity,
  LifecycleAction,
} from './records/auto-scaling-groups'
import type { Alarm } from './records/cloudwatch'
import type { Instance, Zone } from './records/ec2'
import type { Target } from './records/elb'
import type { ScalableTarget, ScalingActivity } from './records/scaling'
import type { Deployment, Service, TargetChange } from './records/services'
import type { ContainerInstance, ContainerReport, Task } from './records/tasks'

interface GroupActivityEvent {
  readonly member: AutoScalingInstance
  readonly activity: GroupActivity
}

/**
 * Detail types of EventBridge.
 * Docs: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html and
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html
 */
interface EventBridgeEvents {
  'EC2 Instance State-change Notification': { readonly instance: Instance; readonly before: InstanceState }
  'EC2 Instance Launch Successful': GroupActivityEvent
  'EC2 Instance Launch Unsuccessful': { readonly group: AutoScalingGroup; readonly failure: string }
  'EC2 Instance Terminate Successful': GroupActivityEvent
  'EC2 Instance-launch Lifecycle Action': {
    readonly member: AutoScalingInstance
    readonly action: LifecycleAction
  }
  'EC2 Instance-terminate Lifecycle Action': {
    readonly member: AutoScalingInstance
    readonly action: LifecycleAction
  }
  'ECS Container Instance State Change': {
    readonly containerInstance: ContainerInstance
    /** Null when it has just registered. */
    readonly before: { readonly status: ContainerInstanceStatus; readonly agentConnected: boolean } | null
  }
  'ECS Task State Change': { readonly task: Task; readonly before: TaskStatus }
  'ECS Deployment State Change': {
    readonly service: Service
    readonly deployment: Deployment
    readonly eventName: Extract<ServiceEventName, `SERVICE_DEPLOYMENT_${string}`>
  }
  'Application Auto Scaling Scaling Activity State Change': {
    readonly activity: ScalingActivity
    readonly target: ScalableTarget
  }
  /** What it was in before stands in `alarm.previous`. */
  'CloudWatch Alarm State Change': { readonly alarm: Alarm }
  'CloudWatch Alarm Configuration Change': {
    readonly alarm: Alarm
    readonly operation: 'create' | 'update' | 'delete'
  }
  'ECS Service Action': {
    readonly service: Service
    readonly message: string
    /** Null for messages that EventBridge does not get. */
    readonly eventName: ServiceEventName | null
    readonly subjects: readonly string[]
    readonly level: EventView['level']
    readonly mark: string | null
  }
}

/** What AWS's own parts know of one another without telling EventBridge. */
interface InternalEvents {
  /** What a group is to have has changed, or what it has. */
  'Auto Scaling Group Update': { readonly group: AutoScalingGroup }
  /** It could not be brought to its desired capacity for the time being. */
  'Auto Scaling Group Held Up': { readonly group: AutoScalingGroup }
  'Target Health Change': { readonly target: Target; readonly before: TargetState }
  'Target Deregistration': { readonly target: Target }
  'Target Health Checks Start': { readonly target: Target }
  'Target Health Checks Stop': { readonly target: Target }
  /** One of the service's tasks was registered with a target group, deregistered, or refused. */
  'Task Target Change': { readonly service: Service; readonly change: TargetChange }
  /** An agent tells ECS of the containers of a task. */
  'Container Report': { readonly task: Task; readonly report: ContainerReport }
  /** Its scale-in protection has begun, changed its end, or ended. */
  'Task Protection Change': { readonly task: Task }
  'Task Stop Requested': { readonly task: Task }
  /** Its target is gone though it runs: it is to be replaced. */
  'Task Unhealthy': { readonly task: Task }
  /** What the service is to be has changed: its counts, its primary deployment, or whether it is at all. */
  'Service Update': { readonly service: Service }
  /** An hour after its end; told before its record is gone. */
  'Task Forgotten': { readonly task: Task }
  /** An alarm invokes one of the actions of its state: when it comes into it, and Auto Scaling's every minute while it stays. */
  'CloudWatch Alarm Action': { readonly alarm: Alarm; readonly action: string; readonly isRepeated: boolean }
  'Target Group Deletion': { readonly targetGroupArn: string }
  'Availability Zone Outage': { readonly zone: Zone }
}

type DomainEvents = EventBridgeEvents & InternalEvents

export type DomainEventType = keyof DomainEvents

export type DomainEvent = {
  [T in DomainEventType]: { readonly type: T } & DomainEvents[T]
}[DomainEventType]
