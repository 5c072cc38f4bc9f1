import { expect, it } from 'vitest'
import { ALL_OPERATIONS } from '../all-operations'

const ecsOperations = ALL_OPERATIONS.filter(({ action }) => action.startsWith('ecs:'))

const SUPPORTED = [
  'CreateCluster',
  'DescribeClusters',
  'ListClusters',
  'DeleteCluster',
  'RegisterTaskDefinition',
  'DeregisterTaskDefinition',
  'DescribeTaskDefinition',
  'ListTaskDefinitions',
  'ListTaskDefinitionFamilies',
  'CreateService',
  'UpdateService',
  'DeleteService',
  'DescribeServices',
  'ListServices',
  'ListServiceDeployments',
  'DescribeServiceDeployments',
  'DescribeServiceRevisions',
  'StopServiceDeployment',
  'RunTask',
  'StartTask',
  'StopTask',
  'DescribeTasks',
  'ListTasks',
  'GetTaskProtection',
  'UpdateTaskProtection',
  'DescribeContainerInstances',
  'ListContainerInstances',
  'UpdateContainerInstancesState',
  'DeregisterContainerInstance',
  'CreateCapacityProvider',
  'DescribeCapacityProviders',
  'UpdateCapacityProvider',
  'DeleteCapacityProvider',
  'PutClusterCapacityProviders',
  'PutAccountSetting',
  'PutAccountSettingDefault',
  'ListAccountSettings',
].map((name) => `ecs:${name}`)

it('every promised ECS operation is registered, each once', () => {
  expect(ecsOperations.map(({ action }) => action).sort()).toEqual([...SUPPORTED].sort())
})

it.each(ecsOperations)('$action refuses a member that AWS does not have', ({ input }) => {
  const { error } = input.safeParse({ madeUp: 1 })
  expect(error?.issues).toContainEqual(
    expect.objectContaining({ code: 'unrecognized_keys', keys: ['madeUp'] }),
  )
})

it.each(ecsOperations)('$action does not ignore a member that it reads', ({ input, ignores }) => {
  for (const member of ignores) {
    const { error } = input.safeParse({ [member]: null })
    expect(error?.issues).toContainEqual(
      expect.objectContaining({ code: 'unrecognized_keys', keys: [member] }),
    )
  }
})
