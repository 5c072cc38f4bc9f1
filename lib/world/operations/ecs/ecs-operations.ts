// The ECS operations that the playground supports, in the order of a cluster's life. An action that is not here is unknown
// to the dispatcher.

import type { AnyOperation } from '@/lib/world/operation'
import { createCluster } from './create-cluster'
import { createService } from './create-service'
import { deleteCluster } from './delete-cluster'
import { deleteService } from './delete-service'
import { deregisterContainerInstance } from './deregister-container-instance'
import { deregisterTaskDefinition } from './deregister-task-definition'
import { describeClusters } from './describe-clusters'
import { describeContainerInstances } from './describe-container-instances'
import { describeServices } from './describe-services'
import { describeTaskDefinition } from './describe-task-definition'
import { describeTasks } from './describe-tasks'
import { listClusters } from './list-clusters'
import { listContainerInstances } from './list-container-instances'
import { listServices } from './list-services'
import { listTaskDefinitionFamilies } from './list-task-definition-families'
import { listTaskDefinitions } from './list-task-definitions'
import { listTasks } from './list-tasks'
import { registerTaskDefinition } from './register-task-definition'
import { runTask } from './run-task'
import { startTask } from './start-task'
import { stopTask } from './stop-task'
import { updateContainerInstancesState } from './update-container-instances-state'
import { updateService } from './update-service'

export const ecsOperations: readonly AnyOperation[] = [
  createCluster,
  describeClusters,
  listClusters,
  deleteCluster,
  registerTaskDefinition,
  deregisterTaskDefinition,
  describeTaskDefinition,
  listTaskDefinitions,
  listTaskDefinitionFamilies,
  createService,
  updateService,
  deleteService,
  describeServices,
  listServices,
  runTask,
  startTask,
  stopTask,
  describeTasks,
  listTasks,
  describeContainerInstances,
  listContainerInstances,
  updateContainerInstancesState,
  deregisterContainerInstance,
]
