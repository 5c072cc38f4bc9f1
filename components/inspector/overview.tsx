'use client'

import type { View } from '@/lib/protocol'
import { OverviewCluster, OverviewTaskDefinition, OverviewZone } from './overview-cluster'
import { OverviewInstance } from './overview-instance'
import {
  OverviewLoadBalancer,
  OverviewSecurityGroup,
  OverviewTargetGroup,
  OverviewTraffic,
} from './overview-network'
import { OverviewService } from './overview-service'
import { OverviewTask } from './overview-task'

/** What there is to see of a resource at a glance, by its kind. */
export function Overview({ view }: { readonly view: View }) {
  switch (view.kind) {
    case 'task':
      return <OverviewTask task={view} />
    case 'service':
      return <OverviewService service={view} />
    case 'instance':
      return <OverviewInstance instance={view} />
    case 'loadBalancer':
      return <OverviewLoadBalancer loadBalancer={view} />
    case 'targetGroup':
      return <OverviewTargetGroup group={view} />
    case 'securityGroup':
      return <OverviewSecurityGroup group={view} />
    case 'traffic':
      return <OverviewTraffic traffic={view} />
    case 'taskDefinition':
      return <OverviewTaskDefinition definition={view} />
    case 'zone':
      return <OverviewZone zone={view} />
    case 'cluster':
      return <OverviewCluster cluster={view} />
  }
}
