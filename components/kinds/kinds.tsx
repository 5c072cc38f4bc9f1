'use client'

import {
  Bell,
  Boxes,
  Container,
  FileStack,
  Gauge,
  Layers,
  type LucideIcon,
  Mailbox,
  MapPin,
  Network,
  Scaling,
  Server,
  ShieldCheck,
  Split,
  TrendingUp,
  Users,
} from 'lucide-react'
import type { ComponentType } from 'react'
import { AlarmsTable } from '@/components/canvas/table/alarms-table'
import { AutoScalingGroupsTable } from '@/components/canvas/table/auto-scaling-groups-table'
import { CapacityProvidersTable } from '@/components/canvas/table/capacity-providers-table'
import { GroupPoliciesTable } from '@/components/canvas/table/group-policies-table'
import { InstancesTable } from '@/components/canvas/table/instances-table'
import { ListenersTable } from '@/components/canvas/table/listeners-table'
import { QueuesTable } from '@/components/canvas/table/queues-table'
import { ScalingPoliciesTable } from '@/components/canvas/table/scaling-policies-table'
import { ServicesTable } from '@/components/canvas/table/services-table'
import { TargetsTable } from '@/components/canvas/table/targets-table'
import { TasksTable } from '@/components/canvas/table/tasks-table'
import { TrafficTable } from '@/components/canvas/table/traffic-table'
import { ZonesTable } from '@/components/canvas/table/zones-table'
import { OverviewAlarm } from '@/components/inspector/overview-alarm'
import { OverviewAutoScalingGroup } from '@/components/inspector/overview-auto-scaling-group'
import { OverviewCapacityProvider } from '@/components/inspector/overview-capacity-provider'
import {
  OverviewCluster,
  OverviewTaskDefinition,
  OverviewZone,
} from '@/components/inspector/overview-cluster'
import { OverviewGroupPolicy } from '@/components/inspector/overview-group-policy'
import { OverviewInstance } from '@/components/inspector/overview-instance'
import {
  OverviewLoadBalancer,
  OverviewTargetGroup,
  OverviewTraffic,
} from '@/components/inspector/overview-network'
import { OverviewQueue } from '@/components/inspector/overview-queue'
import { OverviewScalingPolicy } from '@/components/inspector/overview-scaling-policy'
import { OverviewSecurityGroup } from '@/components/inspector/overview-security-group'
import { OverviewService } from '@/components/inspector/overview-service'
import { OverviewTask } from '@/components/inspector/overview-task'
import type { ViewKind, ViewOf } from '@/lib/protocol'

/** How a kind is drawn: what lib/view/kinds says of it in words has its pictures here. */
export interface KindPanel<K extends ViewKind> {
  readonly icon: LucideIcon
  /** What there is to see of one at a glance. */
  readonly Overview: ComponentType<{ readonly view: ViewOf<K> }>
  /** All of them in the table view; null for what the other tables tell. */
  readonly Table: ComponentType | null
}

/** In the order of the table view. The compiler insists on one a kind. */
export const PANELS: { readonly [K in ViewKind]: KindPanel<K> } = {
  instance: { icon: Server, Overview: OverviewInstance, Table: InstancesTable },
  task: { icon: Container, Overview: OverviewTask, Table: TasksTable },
  service: { icon: Layers, Overview: OverviewService, Table: ServicesTable },
  targetGroup: { icon: Split, Overview: OverviewTargetGroup, Table: TargetsTable },
  loadBalancer: { icon: Network, Overview: OverviewLoadBalancer, Table: ListenersTable },
  traffic: { icon: Users, Overview: OverviewTraffic, Table: TrafficTable },
  queue: { icon: Mailbox, Overview: OverviewQueue, Table: QueuesTable },
  autoScalingGroup: {
    icon: Scaling,
    Overview: OverviewAutoScalingGroup,
    Table: AutoScalingGroupsTable,
  },
  scalingPolicy: { icon: TrendingUp, Overview: OverviewScalingPolicy, Table: ScalingPoliciesTable },
  groupPolicy: { icon: TrendingUp, Overview: OverviewGroupPolicy, Table: GroupPoliciesTable },
  capacityProvider: { icon: Gauge, Overview: OverviewCapacityProvider, Table: CapacityProvidersTable },
  alarm: { icon: Bell, Overview: OverviewAlarm, Table: AlarmsTable },
  zone: { icon: MapPin, Overview: OverviewZone, Table: ZonesTable },
  cluster: { icon: Boxes, Overview: OverviewCluster, Table: null },
  taskDefinition: { icon: FileStack, Overview: OverviewTaskDefinition, Table: null },
  securityGroup: { icon: ShieldCheck, Overview: OverviewSecurityGroup, Table: null },
}

export const TABLES: readonly { readonly kind: string; readonly Table: ComponentType }[] = Object.entries(
  PANELS,
).flatMap(([kind, { Table }]) => (Table === null ? [] : [{ kind, Table }]))

export function panelOf<K extends ViewKind>(kind: K): KindPanel<K> {
  return PANELS[kind]
}
