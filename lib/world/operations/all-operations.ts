// Written by `npm run test:golden` from the files in lib/world/operations; a test fails when it is stale.

import type { AnyOperation } from '../operation'
import { deleteCertificate } from './acm/delete-certificate'
import { describeCertificate } from './acm/describe-certificate'
import { listCertificates } from './acm/list-certificates'
import { requestCertificate } from './acm/request-certificate'
import { deleteScalingPolicy } from './application-autoscaling/delete-scaling-policy'
import { deleteScheduledAction } from './application-autoscaling/delete-scheduled-action'
import { deregisterScalableTarget } from './application-autoscaling/deregister-scalable-target'
import { describeScalableTargets } from './application-autoscaling/describe-scalable-targets'
import { describeScalingActivities } from './application-autoscaling/describe-scaling-activities'
import { describeScalingPolicies } from './application-autoscaling/describe-scaling-policies'
import { describeScheduledActions } from './application-autoscaling/describe-scheduled-actions'
import { putScalingPolicy } from './application-autoscaling/put-scaling-policy'
import { putScheduledAction } from './application-autoscaling/put-scheduled-action'
import { registerScalableTarget } from './application-autoscaling/register-scalable-target'
import { attachInstances } from './autoscaling/attach-instances'
import { batchDeleteScheduledAction } from './autoscaling/batch-delete-scheduled-action'
import { batchPutScheduledUpdateGroupAction } from './autoscaling/batch-put-scheduled-update-group-action'
import { completeLifecycleAction } from './autoscaling/complete-lifecycle-action'
import { createAutoScalingGroup } from './autoscaling/create-auto-scaling-group'
import { deleteAutoScalingGroup } from './autoscaling/delete-auto-scaling-group'
import { deleteLifecycleHook } from './autoscaling/delete-lifecycle-hook'
import { deletePolicyOfGroup } from './autoscaling/delete-policy'
import { deleteScheduledActionOfGroup } from './autoscaling/delete-scheduled-action'
import { describeAutoScalingGroups } from './autoscaling/describe-auto-scaling-groups'
import { describeAutoScalingInstances } from './autoscaling/describe-auto-scaling-instances'
import { describeLifecycleHookTypes } from './autoscaling/describe-lifecycle-hook-types'
import { describeLifecycleHooks } from './autoscaling/describe-lifecycle-hooks'
import { describeMetricCollectionTypes } from './autoscaling/describe-metric-collection-types'
import { describePolicies } from './autoscaling/describe-policies'
import { describeGroupActivities } from './autoscaling/describe-scaling-activities'
import { describeScheduledActionsOfGroups } from './autoscaling/describe-scheduled-actions'
import { detachInstances } from './autoscaling/detach-instances'
import { disableMetricsCollection } from './autoscaling/disable-metrics-collection'
import { enableMetricsCollection } from './autoscaling/enable-metrics-collection'
import { enterStandbyOfGroup } from './autoscaling/enter-standby'
import { executePolicy } from './autoscaling/execute-policy'
import { exitStandbyOfGroup } from './autoscaling/exit-standby'
import { putLifecycleHook } from './autoscaling/put-lifecycle-hook'
import { putGroupPolicy } from './autoscaling/put-scaling-policy'
import { putScheduledUpdateGroupAction } from './autoscaling/put-scheduled-update-group-action'
import { recordLifecycleActionHeartbeat } from './autoscaling/record-lifecycle-action-heartbeat'
import { resumeProcesses } from './autoscaling/resume-processes'
import { setDesiredCapacity } from './autoscaling/set-desired-capacity'
import { setInstanceHealth } from './autoscaling/set-instance-health'
import { setInstanceProtection } from './autoscaling/set-instance-protection'
import { suspendProcesses } from './autoscaling/suspend-processes'
import { terminateInstanceInAutoScalingGroup } from './autoscaling/terminate-instance-in-auto-scaling-group'
import { updateAutoScalingGroup } from './autoscaling/update-auto-scaling-group'
import { deleteAlarms } from './cloudwatch/delete-alarms'
import { describeAlarmHistory } from './cloudwatch/describe-alarm-history'
import { describeAlarms } from './cloudwatch/describe-alarms'
import { disableAlarmActions } from './cloudwatch/disable-alarm-actions'
import { enableAlarmActions } from './cloudwatch/enable-alarm-actions'
import { getMetricData } from './cloudwatch/get-metric-data'
import { getMetricStatistics } from './cloudwatch/get-metric-statistics'
import { listMetrics } from './cloudwatch/list-metrics'
import { putMetricAlarm } from './cloudwatch/put-metric-alarm'
import { putMetricData } from './cloudwatch/put-metric-data'
import { setAlarmState } from './cloudwatch/set-alarm-state'
import { authorizeSecurityGroupIngress } from './ec2/authorize-security-group-ingress'
import { createLaunchTemplate } from './ec2/create-launch-template'
import { createLaunchTemplateVersion } from './ec2/create-launch-template-version'
import { createSecurityGroup } from './ec2/create-security-group'
import { deleteLaunchTemplate } from './ec2/delete-launch-template'
import { deleteSecurityGroup } from './ec2/delete-security-group'
import { describeAvailabilityZones } from './ec2/describe-availability-zones'
import { describeInstances } from './ec2/describe-instances'
import { describeLaunchTemplateVersions } from './ec2/describe-launch-template-versions'
import { describeLaunchTemplates } from './ec2/describe-launch-templates'
import { describeNetworkInterfaces } from './ec2/describe-network-interfaces'
import { describeSecurityGroups } from './ec2/describe-security-groups'
import { describeSubnets } from './ec2/describe-subnets'
import { modifyLaunchTemplate } from './ec2/modify-launch-template'
import { revokeSecurityGroupIngress } from './ec2/revoke-security-group-ingress'
import { runInstances } from './ec2/run-instances'
import { terminateInstances } from './ec2/terminate-instances'
import { createRepository } from './ecr/create-repository'
import { describeImages } from './ecr/describe-images'
import { describeRepositories } from './ecr/describe-repositories'
import { listImages } from './ecr/list-images'
import { putImage } from './ecr/put-image'
import { createCapacityProvider } from './ecs/create-capacity-provider'
import { createCluster } from './ecs/create-cluster'
import { createService } from './ecs/create-service'
import { deleteCapacityProvider } from './ecs/delete-capacity-provider'
import { deleteCluster } from './ecs/delete-cluster'
import { deleteService } from './ecs/delete-service'
import { deregisterContainerInstance } from './ecs/deregister-container-instance'
import { deregisterTaskDefinition } from './ecs/deregister-task-definition'
import { describeCapacityProviders } from './ecs/describe-capacity-providers'
import { describeClusters } from './ecs/describe-clusters'
import { describeContainerInstances } from './ecs/describe-container-instances'
import { describeServiceDeployments } from './ecs/describe-service-deployments'
import { describeServiceRevisions } from './ecs/describe-service-revisions'
import { describeServices } from './ecs/describe-services'
import { describeTaskDefinition } from './ecs/describe-task-definition'
import { describeTasks } from './ecs/describe-tasks'
import { getTaskProtection } from './ecs/get-task-protection'
import { listAccountSettings } from './ecs/list-account-settings'
import { listClusters } from './ecs/list-clusters'
import { listContainerInstances } from './ecs/list-container-instances'
import { listServiceDeployments } from './ecs/list-service-deployments'
import { listServices } from './ecs/list-services'
import { listTaskDefinitionFamilies } from './ecs/list-task-definition-families'
import { listTaskDefinitions } from './ecs/list-task-definitions'
import { listTasks } from './ecs/list-tasks'
import { putAccountSetting } from './ecs/put-account-setting'
import { putAccountSettingDefault } from './ecs/put-account-setting-default'
import { putClusterCapacityProviders } from './ecs/put-cluster-capacity-providers'
import { registerTaskDefinition } from './ecs/register-task-definition'
import { runTask } from './ecs/run-task'
import { startTask } from './ecs/start-task'
import { stopServiceDeployment } from './ecs/stop-service-deployment'
import { stopTask } from './ecs/stop-task'
import { updateCapacityProvider } from './ecs/update-capacity-provider'
import { updateContainerInstancesState } from './ecs/update-container-instances-state'
import { updateService } from './ecs/update-service'
import { updateTaskProtection } from './ecs/update-task-protection'
import { addListenerCertificates } from './elasticloadbalancing/add-listener-certificates'
import { createListener } from './elasticloadbalancing/create-listener'
import { createLoadBalancer } from './elasticloadbalancing/create-load-balancer'
import { createRule } from './elasticloadbalancing/create-rule'
import { createTargetGroup } from './elasticloadbalancing/create-target-group'
import { deleteListener } from './elasticloadbalancing/delete-listener'
import { deleteLoadBalancer } from './elasticloadbalancing/delete-load-balancer'
import { deleteRule } from './elasticloadbalancing/delete-rule'
import { deleteTargetGroup } from './elasticloadbalancing/delete-target-group'
import { deregisterTargets } from './elasticloadbalancing/deregister-targets'
import { describeListenerCertificates } from './elasticloadbalancing/describe-listener-certificates'
import { describeListeners } from './elasticloadbalancing/describe-listeners'
import { describeLoadBalancerAttributes } from './elasticloadbalancing/describe-load-balancer-attributes'
import { describeLoadBalancers } from './elasticloadbalancing/describe-load-balancers'
import { describeRules } from './elasticloadbalancing/describe-rules'
import { describeTargetGroupAttributes } from './elasticloadbalancing/describe-target-group-attributes'
import { describeTargetGroups } from './elasticloadbalancing/describe-target-groups'
import { describeTargetHealth } from './elasticloadbalancing/describe-target-health'
import { modifyListener } from './elasticloadbalancing/modify-listener'
import { modifyLoadBalancerAttributes } from './elasticloadbalancing/modify-load-balancer-attributes'
import { modifyRule } from './elasticloadbalancing/modify-rule'
import { modifyTargetGroup } from './elasticloadbalancing/modify-target-group'
import { modifyTargetGroupAttributes } from './elasticloadbalancing/modify-target-group-attributes'
import { registerTargets } from './elasticloadbalancing/register-targets'
import { removeListenerCertificates } from './elasticloadbalancing/remove-listener-certificates'
import { setRulePriorities } from './elasticloadbalancing/set-rule-priorities'
import { configureHealthCheck } from './elb/configure-health-check'
import { createClassicLoadBalancer } from './elb/create-load-balancer'
import { createLoadBalancerListeners } from './elb/create-load-balancer-listeners'
import { deleteClassicLoadBalancer } from './elb/delete-load-balancer'
import { deleteLoadBalancerListeners } from './elb/delete-load-balancer-listeners'
import { deregisterInstancesFromLoadBalancer } from './elb/deregister-instances-from-load-balancer'
import { describeInstanceHealth } from './elb/describe-instance-health'
import { describeClassicLoadBalancerAttributes } from './elb/describe-load-balancer-attributes'
import { describeClassicLoadBalancers } from './elb/describe-load-balancers'
import { modifyClassicLoadBalancerAttributes } from './elb/modify-load-balancer-attributes'
import { registerInstancesWithLoadBalancer } from './elb/register-instances-with-load-balancer'
import { stopTaskFault } from './faults/stop-task'
import { terminateInstancesFault } from './faults/terminate-instances'
import { crashContainer } from './playground/crash-container'
import { disconnectAgent } from './playground/disconnect-agent'
import { endZoneOutage } from './playground/end-zone-outage'
import { losePackets } from './playground/lose-packets'
import { putImageBehavior } from './playground/put-image-behavior'
import { reconnectAgent } from './playground/reconnect-agent'
import { registerStartedTasks } from './playground/register-started-tasks'
import { setQueue } from './playground/set-queue'
import { setTraffic } from './playground/set-traffic'
import { slowDown } from './playground/slow-down'
import { startZoneOutage } from './playground/start-zone-outage'
import { createHttpNamespace } from './servicediscovery/create-http-namespace'
import { createPrivateDnsNamespace } from './servicediscovery/create-private-dns-namespace'
import { createDiscoveryService } from './servicediscovery/create-service'
import { deleteNamespace } from './servicediscovery/delete-namespace'
import { deleteDiscoveryService } from './servicediscovery/delete-service'
import { discoverInstances } from './servicediscovery/discover-instances'
import { getInstancesHealthStatus } from './servicediscovery/get-instances-health-status'
import { getNamespace } from './servicediscovery/get-namespace'
import { getOperation } from './servicediscovery/get-operation'
import { getDiscoveryService } from './servicediscovery/get-service'
import { listDiscoveryInstances } from './servicediscovery/list-instances'
import { listNamespaces } from './servicediscovery/list-namespaces'
import { listDiscoveryServices } from './servicediscovery/list-services'

export const ALL_OPERATIONS: readonly AnyOperation[] = [
  createCapacityProvider,
  createCluster,
  createService,
  deleteCapacityProvider,
  deleteCluster,
  deleteService,
  deregisterContainerInstance,
  deregisterTaskDefinition,
  describeCapacityProviders,
  describeClusters,
  describeContainerInstances,
  describeServiceDeployments,
  describeServiceRevisions,
  describeServices,
  describeTaskDefinition,
  describeTasks,
  getTaskProtection,
  listAccountSettings,
  listClusters,
  listContainerInstances,
  listServiceDeployments,
  listServices,
  listTaskDefinitionFamilies,
  listTaskDefinitions,
  listTasks,
  putAccountSettingDefault,
  putAccountSetting,
  putClusterCapacityProviders,
  registerTaskDefinition,
  runTask,
  startTask,
  stopServiceDeployment,
  stopTask,
  updateCapacityProvider,
  updateContainerInstancesState,
  updateService,
  updateTaskProtection,
  addListenerCertificates,
  createListener,
  createLoadBalancer,
  createRule,
  createTargetGroup,
  deleteListener,
  deleteLoadBalancer,
  deleteRule,
  deleteTargetGroup,
  deregisterTargets,
  describeListenerCertificates,
  describeListeners,
  describeLoadBalancerAttributes,
  describeLoadBalancers,
  describeRules,
  describeTargetGroupAttributes,
  describeTargetGroups,
  describeTargetHealth,
  modifyListener,
  modifyLoadBalancerAttributes,
  modifyRule,
  modifyTargetGroupAttributes,
  modifyTargetGroup,
  registerTargets,
  removeListenerCertificates,
  setRulePriorities,
  configureHealthCheck,
  createLoadBalancerListeners,
  createClassicLoadBalancer,
  deleteLoadBalancerListeners,
  deleteClassicLoadBalancer,
  deregisterInstancesFromLoadBalancer,
  describeInstanceHealth,
  describeClassicLoadBalancerAttributes,
  describeClassicLoadBalancers,
  modifyClassicLoadBalancerAttributes,
  registerInstancesWithLoadBalancer,
  authorizeSecurityGroupIngress,
  createLaunchTemplateVersion,
  createLaunchTemplate,
  createSecurityGroup,
  deleteLaunchTemplate,
  deleteSecurityGroup,
  describeAvailabilityZones,
  describeInstances,
  describeLaunchTemplateVersions,
  describeLaunchTemplates,
  describeNetworkInterfaces,
  describeSecurityGroups,
  describeSubnets,
  modifyLaunchTemplate,
  revokeSecurityGroupIngress,
  runInstances,
  terminateInstances,
  createRepository,
  describeImages,
  describeRepositories,
  listImages,
  putImage,
  deleteCertificate,
  describeCertificate,
  listCertificates,
  requestCertificate,
  createHttpNamespace,
  createPrivateDnsNamespace,
  createDiscoveryService,
  deleteNamespace,
  deleteDiscoveryService,
  discoverInstances,
  getInstancesHealthStatus,
  getNamespace,
  getOperation,
  getDiscoveryService,
  listDiscoveryInstances,
  listNamespaces,
  listDiscoveryServices,
  deleteAlarms,
  describeAlarmHistory,
  describeAlarms,
  disableAlarmActions,
  enableAlarmActions,
  getMetricData,
  getMetricStatistics,
  listMetrics,
  putMetricAlarm,
  putMetricData,
  setAlarmState,
  deleteScalingPolicy,
  deleteScheduledAction,
  deregisterScalableTarget,
  describeScalableTargets,
  describeScalingActivities,
  describeScalingPolicies,
  describeScheduledActions,
  putScalingPolicy,
  putScheduledAction,
  registerScalableTarget,
  attachInstances,
  batchDeleteScheduledAction,
  batchPutScheduledUpdateGroupAction,
  completeLifecycleAction,
  createAutoScalingGroup,
  deleteAutoScalingGroup,
  deleteLifecycleHook,
  deletePolicyOfGroup,
  deleteScheduledActionOfGroup,
  describeAutoScalingGroups,
  describeAutoScalingInstances,
  describeLifecycleHookTypes,
  describeLifecycleHooks,
  describeMetricCollectionTypes,
  describePolicies,
  describeGroupActivities,
  describeScheduledActionsOfGroups,
  detachInstances,
  disableMetricsCollection,
  enableMetricsCollection,
  enterStandbyOfGroup,
  executePolicy,
  exitStandbyOfGroup,
  putLifecycleHook,
  putGroupPolicy,
  putScheduledUpdateGroupAction,
  recordLifecycleActionHeartbeat,
  resumeProcesses,
  setDesiredCapacity,
  setInstanceHealth,
  setInstanceProtection,
  suspendProcesses,
  terminateInstanceInAutoScalingGroup,
  updateAutoScalingGroup,
  stopTaskFault,
  terminateInstancesFault,
  crashContainer,
  disconnectAgent,
  endZoneOutage,
  losePackets,
  putImageBehavior,
  reconnectAgent,
  registerStartedTasks,
  setQueue,
  setTraffic,
  slowDown,
  startZoneOutage,
]
