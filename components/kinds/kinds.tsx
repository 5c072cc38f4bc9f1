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
import { deferred } from '@/components/deferred/deferred'
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
  instance: {
    icon: Server,
    Overview: deferred(() =>
      import('@/components/inspector/overview-instance').then((module) => module.OverviewInstance),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/instances-table').then((module) => module.InstancesTable),
    ),
  },
  task: {
    icon: Container,
    Overview: deferred(() =>
      import('@/components/inspector/overview-task').then((module) => module.OverviewTask),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/tasks-table').then((module) => module.TasksTable),
    ),
  },
  service: {
    icon: Layers,
    Overview: deferred(() =>
      import('@/components/inspector/overview-service').then((module) => module.OverviewService),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/services-table').then((module) => module.ServicesTable),
    ),
  },
  targetGroup: {
    icon: Split,
    Overview: deferred(() =>
      import('@/components/inspector/overview-network').then((module) => module.OverviewTargetGroup),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/targets-table').then((module) => module.TargetsTable),
    ),
  },
  loadBalancer: {
    icon: Network,
    Overview: deferred(() =>
      import('@/components/inspector/overview-network').then((module) => module.OverviewLoadBalancer),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/listeners-table').then((module) => module.ListenersTable),
    ),
  },
  traffic: {
    icon: Users,
    Overview: deferred(() =>
      import('@/components/inspector/overview-network').then((module) => module.OverviewTraffic),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/traffic-table').then((module) => module.TrafficTable),
    ),
  },
  queue: {
    icon: Mailbox,
    Overview: deferred(() =>
      import('@/components/inspector/overview-queue').then((module) => module.OverviewQueue),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/queues-table').then((module) => module.QueuesTable),
    ),
  },
  autoScalingGroup: {
    icon: Scaling,
    Overview: deferred(() =>
      import('@/components/inspector/overview-auto-scaling-group').then(
        (module) => module.OverviewAutoScalingGroup,
      ),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/auto-scaling-groups-table').then(
        (module) => module.AutoScalingGroupsTable,
      ),
    ),
  },
  scalingPolicy: {
    icon: TrendingUp,
    Overview: deferred(() =>
      import('@/components/inspector/overview-scaling-policy').then((module) => module.OverviewScalingPolicy),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/scaling-policies-table').then(
        (module) => module.ScalingPoliciesTable,
      ),
    ),
  },
  groupPolicy: {
    icon: TrendingUp,
    Overview: deferred(() =>
      import('@/components/inspector/overview-group-policy').then((module) => module.OverviewGroupPolicy),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/group-policies-table').then((module) => module.GroupPoliciesTable),
    ),
  },
  capacityProvider: {
    icon: Gauge,
    Overview: deferred(() =>
      import('@/components/inspector/overview-capacity-provider').then(
        (module) => module.OverviewCapacityProvider,
      ),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/capacity-providers-table').then(
        (module) => module.CapacityProvidersTable,
      ),
    ),
  },
  alarm: {
    icon: Bell,
    Overview: deferred(() =>
      import('@/components/inspector/overview-alarm').then((module) => module.OverviewAlarm),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/alarms-table').then((module) => module.AlarmsTable),
    ),
  },
  zone: {
    icon: MapPin,
    Overview: deferred(() =>
      import('@/components/inspector/overview-cluster').then((module) => module.OverviewZone),
    ),
    Table: deferred(() =>
      import('@/components/canvas/table/zones-table').then((module) => module.ZonesTable),
    ),
  },
  cluster: {
    icon: Boxes,
    Overview: deferred(() =>
      import('@/components/inspector/overview-cluster').then((module) => module.OverviewCluster),
    ),
    Table: null,
  },
  taskDefinition: {
    icon: FileStack,
    Overview: deferred(() =>
      import('@/components/inspector/overview-cluster').then((module) => module.OverviewTaskDefinition),
    ),
    Table: null,
  },
  securityGroup: {
    icon: ShieldCheck,
    Overview: deferred(() =>
      import('@/components/inspector/overview-security-group').then((module) => module.OverviewSecurityGroup),
    ),
    Table: null,
  },
}

export const TABLES: readonly { readonly kind: string; readonly Table: ComponentType }[] = Object.entries(
  PANELS,
).flatMap(([kind, { Table }]) => (Table === null ? [] : [{ kind, Table }]))

export function panelOf<K extends ViewKind>(kind: K): KindPanel<K> {
  return PANELS[kind]
}
