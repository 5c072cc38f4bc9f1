// Every form for something new, in the order in which they are offered, and those that edit. To add one, write its object
// and list it here.

import type { FormId } from './building'
import type { BuildForm } from './form'
import { classicListener } from './forms/classic-listener'
import { classicLoadBalancer } from './forms/classic-load-balancer'
import { cluster } from './forms/cluster'
import { connectService } from './forms/connect-service'
import { editClassic } from './forms/edit-classic'
import { editImage } from './forms/edit-image'
import { editListener } from './forms/edit-listener'
import { editLoadBalancer } from './forms/edit-load-balancer'
import { editRule } from './forms/edit-rule'
import { editService } from './forms/edit-service'
import { editTargetGroup } from './forms/edit-target-group'
import { editTrunking } from './forms/edit-trunking'
import { instances } from './forms/instances'
import { listener } from './forms/listener'
import { loadBalancer } from './forms/load-balancer'
import { namespace } from './forms/namespace'
import { networkLoadBalancer } from './forms/network-load-balancer'
import { queue } from './forms/queue'
import { registerInstance } from './forms/register-instance'
import { rule } from './forms/rule'
import { securityGroup } from './forms/security-group'
import { service } from './forms/service'
import { targetGroup } from './forms/target-group'
import { taskDefinition } from './forms/task-definition'
import { users } from './forms/users'

const FORMS = {
  taskDefinition,
  service,
  targetGroup,
  loadBalancer,
  networkLoadBalancer,
  classicLoadBalancer,
  listener,
  rule,
  classicListener,
  registerInstance,
  users,
  instances,
  securityGroup,
  cluster,
  queue,
  namespace,
  editListener,
  editRule,
  editService,
  connectService,
  editLoadBalancer,
  editClassic,
  editTargetGroup,
  editImage,
  editTrunking,
} as const satisfies Readonly<Record<FormId, BuildForm>>

export const formOf = (id: FormId): BuildForm => FORMS[id]

/** What can be new, as it is offered: in groups, in the order in which one would go. */
export const NEW_GROUPS: readonly { readonly label: string; readonly forms: readonly FormId[] }[] = [
  { label: 'What runs', forms: ['taskDefinition', 'service'] },
  {
    label: 'Traffic',
    forms: [
      'targetGroup',
      'loadBalancer',
      'listener',
      'rule',
      'networkLoadBalancer',
      'classicLoadBalancer',
      'users',
      'queue',
      'namespace',
    ],
  },
  { label: 'Capacity', forms: ['instances', 'cluster', 'securityGroup'] },
]
