// AWS's errors: a code and a message text, and where in the input it was if that is known. A refused operation changes
// nothing. Texts follow the services'; where a service's own text is not on record the text says what AWS's rule is.

/**
 * What an operation answers instead of a result. `where` is a path inside the input, e.g. `containerDefinitions[0].memory`.
 */
export class AwsError extends Error {
  override readonly name: string = 'AwsError'
  readonly code: string
  readonly where?: string

  constructor(code: string, message: string, where?: string) {
    super(message)
    this.code = code
    if (where !== undefined) this.where = where
  }
}

const make = (code: string) => (message: string, where?: string) => new AwsError(code, message, where)

// ——— ECS (ECS API, "Common Errors" and each operation's errors)

export const clientException = make('ClientException')
export const invalidParameterException = make('InvalidParameterException')
export const clusterNotFound = () => new AwsError('ClusterNotFoundException', 'Cluster not found.')
export const clusterContainsServices = () =>
  new AwsError('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.')
export const clusterContainsTasks = () =>
  new AwsError('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.')
export const clusterContainsContainerInstances = () =>
  new AwsError(
    'ClusterContainsContainerInstancesException',
    'The Cluster cannot be deleted while Container Instances are active or draining.',
  )
export const serviceNotFound = () => new AwsError('ServiceNotFoundException', 'Service not found.')
export const serviceNotActive = () => new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.')
export const serviceNotIdempotent = () =>
  new AwsError('InvalidParameterException', 'Creation of service was not idempotent.')
export const serviceDeploymentNotFound = () =>
  new AwsError('ServiceDeploymentNotFoundException', 'Service deployment not found.', 'serviceDeploymentArn')
export const serviceDeploymentHasEnded = (status: string) =>
  new AwsError(
    'ConflictException',
    `The service deployment cannot be stopped because it is in the ${status} state.`,
    'serviceDeploymentArn',
  )
export const serviceStillScaled = () =>
  new AwsError(
    'InvalidParameterException',
    'The service cannot be stopped while it is scaled above 0. To delete a service that is still running, use force.',
  )
export const taskNotFound = () =>
  new AwsError('InvalidParameterException', 'The referenced task was not found.')
export const taskDefinitionNotFound = () => new AwsError('ClientException', 'TaskDefinition not found.')
export const taskDefinitionInactive = () => new AwsError('ClientException', 'TaskDefinition is inactive')
export const unableToDescribeTaskDefinition = () =>
  new AwsError('ClientException', 'Unable to describe task definition.')
export const noContainerInstances = () =>
  new AwsError('InvalidParameterException', 'No Container Instances were found in your cluster.')
export const containerInstanceNotFound = () =>
  new AwsError('InvalidParameterException', 'Referenced container instance not found.')
export const containerInstanceHasTasks = (arn: string) =>
  new AwsError(
    'InvalidParameterException',
    `Found running tasks on the instance ${arn}. Use force to deregister it.`,
  )
export const targetGroupWithoutLoadBalancer = (targetGroupArn: string) =>
  new AwsError(
    'InvalidParameterException',
    `The target group with targetGroupArn ${targetGroupArn} does not have an associated load balancer.`,
  )
export const launchTypeAndStrategy = () =>
  new AwsError(
    'InvalidParameterException',
    'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    'capacityProviderStrategy',
  )
export const providerNotAssociated = () =>
  new AwsError(
    'InvalidParameterException',
    'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
    'capacityProviderStrategy',
  )
export const providerNotFound = () =>
  new AwsError(
    'InvalidParameterException',
    'The specified capacity provider was not found. Specify a valid capacity provider and try again.',
  )
export const providerAlreadyExists = () =>
  new AwsError(
    'InvalidParameterException',
    'The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.',
    'name',
  )
export const providerInUse = () =>
  new AwsError('ResourceInUseException', 'The specified capacity provider is in use and cannot be removed.')
export const terminationProtectionInvalid = () =>
  new AwsError(
    'InvalidParameterException',
    'The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, the Auto Scaling group must have instance protection from scale in enabled.',
    'autoScalingGroupProvider.managedTerminationProtection',
  )
export const deploymentMustBeForced = () =>
  new AwsError(
    'InvalidParameterException',
    'When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
    'forceNewDeployment',
  )
export const networkConfigurationMissing = () =>
  new AwsError(
    'InvalidParameterException',
    "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    'networkConfiguration',
  )
export const networkConfigurationNotValid = () =>
  new AwsError(
    'InvalidParameterException',
    'Network Configuration is not valid for the given networkMode of this task definition.',
    'networkConfiguration',
  )
export const publicIpNotSupported = () =>
  new AwsError(
    'InvalidParameterException',
    'Assign public IP is not supported for this launch type.',
    'networkConfiguration.awsvpcConfiguration.assignPublicIp',
  )
export const targetTypeIncompatible = (targetGroupArn: string, targetType: string, networkMode: string) =>
  new AwsError(
    'InvalidParameterException',
    `The provided target group ${targetGroupArn} has target type ${targetType}, which is incompatible with the ${networkMode} network mode specified in the task definition.`,
    'loadBalancers',
  )
/** Seen live: https://github.com/aws/aws-sdk-go/issues/818 */
export const hostPortRequired = (containerPort: number) =>
  new AwsError(
    'InvalidParameterException',
    `A host port mapping for the container port ${containerPort} is required.`,
    'loadBalancers',
  )
export const classicWithAwsvpc = () =>
  new AwsError(
    'InvalidParameterException',
    "Classic Load Balancers are not supported with network mode 'awsvpc'.",
    'loadBalancers',
  )
/** Seen live: https://github.com/aws/amazon-ecs-agent/issues/647 */
export const classicNotFoundByEcs = (name: string) =>
  new AwsError(
    'InvalidParameterException',
    `The load balancer ${name.slice(0, 100)} does not exist.`,
    'loadBalancers',
  )
export const containerNotInTaskDefinition = (containerName: string) =>
  new AwsError(
    'InvalidParameterException',
    `The container ${containerName} does not exist in the task definition.`,
  )
export const containerPortNotInTaskDefinition = (containerName: string, containerPort: number) =>
  new AwsError(
    'InvalidParameterException',
    `The container ${containerName} did not have a container port ${containerPort} defined.`,
  )

// ——— Elastic Load Balancing v2

export const targetGroupNotFound = () =>
  new AwsError('TargetGroupNotFound', 'One or more target groups not found')
/** Of the Classic API. */
export const accessPointNotFound = (name: string) =>
  new AwsError(
    'LoadBalancerNotFound',
    `There is no ACTIVE Load Balancer named '${name.slice(0, 100)}'`,
    'LoadBalancerName',
  )
export const loadBalancerNotFound = (nameOrArn: string) =>
  new AwsError('LoadBalancerNotFound', `Load balancers '[${nameOrArn}]' not found`)
export const listenerNotFound = () => new AwsError('ListenerNotFound', 'One or more listeners not found')
export const ruleNotFound = () => new AwsError('RuleNotFound', 'One or more rules not found')
export const duplicateLoadBalancerName = (name: string) =>
  new AwsError(
    'DuplicateLoadBalancerName',
    `A load balancer with the same name '${name}' exists, but with different settings`,
  )
export const duplicateTargetGroupName = (name: string) =>
  new AwsError(
    'DuplicateTargetGroupName',
    `A target group with the same name '${name}' exists, but with different settings`,
  )
export const duplicateListener = () =>
  new AwsError('DuplicateListener', 'A listener already exists on this port for this load balancer')
export const priorityInUse = (priority: number) =>
  new AwsError('PriorityInUse', `Priority '${priority}' is currently in use`)
export const invalidTarget = (targetIds: readonly string[]) =>
  new AwsError(
    'InvalidTarget',
    `The following targets are not in a running state and cannot be registered: '${targetIds.join("', '")}'`,
  )
export const targetGroupInUse = (arn: string) =>
  new AwsError('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`)
export const invalidConfiguration = make('InvalidConfigurationRequest')
export const targetGroupAssociationLimit = (arn: string) =>
  new AwsError(
    'TargetGroupAssociationLimit',
    `The following target groups cannot be associated with more than one load balancer: ${arn}`,
  )
export const invalidLoadBalancerAction = make('InvalidLoadBalancerAction')
export const certificateNotFound = (arn: string, where: string) =>
  new AwsError('CertificateNotFound', `Certificate '${arn.slice(0, 200)}' not found`, where)
export const operationNotPermitted = make('OperationNotPermitted')
export const validationError = make('ValidationError')
/** The text begins with the place: of inputs with many parts that are alike. */
export const validationErrorAt = (where: string, message: string) =>
  new AwsError('ValidationError', `${where}: ${message}`, where)

// ——— EC2

export const groupNotFound = (id: string) =>
  new AwsError('InvalidGroup.NotFound', `The security group '${id}' does not exist`)
export const groupDuplicate = (name: string) =>
  new AwsError('InvalidGroup.Duplicate', `The security group '${name}' already exists`)
export const instanceNotFound = (id: string) =>
  new AwsError('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`)
export const launchTemplateDuplicate = () =>
  new AwsError('InvalidLaunchTemplateName.AlreadyExistsException', 'Launch template name already in use.')
export const launchTemplateIdNotFound = (id: string) =>
  new AwsError(
    'InvalidLaunchTemplateId.NotFound',
    `The specified launch template, with template ID ${id}, does not exist.`,
  )
export const launchTemplateNameNotFound = (name: string) =>
  new AwsError(
    'InvalidLaunchTemplateName.NotFoundException',
    `The specified launch template, with template name ${name}, does not exist.`,
  )
export const launchTemplateVersionNotFound = (id: string, version: string) =>
  new AwsError(
    'InvalidLaunchTemplateId.VersionNotFound',
    `Could not find the specified version ${version} for the launch template with ID ${id}.`,
  )
export const permissionNotFound = () =>
  new AwsError('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
export const permissionDuplicate = (peer: string, protocol: string, fromPort: number, toPort: number) =>
  new AwsError(
    'InvalidPermission.Duplicate',
    `the specified rule "peer: ${peer}, ${protocol.toUpperCase()}, from port: ${fromPort}, to port: ${toPort}, ALLOW" already exists`,
  )
export const networkInterfaceNotFound = (id: string) =>
  new AwsError('InvalidNetworkInterfaceID.NotFound', `The networkInterface ID '${id}' does not exist`)
export const subnetNotFound = (id: string) =>
  new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`)
export const invalidParameterValue = make('InvalidParameterValue')

// ——— ECR

export const repositoryNotFound = (name: string, accountId: string) =>
  new AwsError(
    'RepositoryNotFoundException',
    `The repository with name '${name}' does not exist in the registry with id '${accountId}'`,
  )
export const repositoryAlreadyExists = (name: string, accountId: string) =>
  new AwsError(
    'RepositoryAlreadyExistsException',
    `The repository with name '${name}' already exists in the registry with id '${accountId}'`,
  )
export const imageNotFound = (repository: string, tag: string, accountId: string) =>
  new AwsError(
    'ImageNotFoundException',
    `The image with imageId {imageDigest:'null', imageTag:'${tag}'} does not exist within the repository with name '${repository}' in the registry with id '${accountId}'`,
  )

// ——— Certificate Manager

export const acmResourceNotFound = (arn: string) =>
  new AwsError(
    'ResourceNotFoundException',
    `Could not find certificate ${arn.slice(0, 200)}.`,
    'CertificateArn',
  )
export const acmResourceInUse = (arn: string) =>
  new AwsError('ResourceInUseException', `Certificate ${arn} is in use.`, 'CertificateArn')

// ——— Cloud Map

export const namespaceNotFound = (given: string) =>
  new AwsError('NamespaceNotFound', `No namespace with ID ${given.slice(0, 200)} found`, 'NamespaceId')
export const namespaceAlreadyExists = (name: string) =>
  new AwsError(
    'NamespaceAlreadyExists',
    `The namespace ${name} already exists in this account and VPC`,
    'Name',
  )
export const discoveryServiceNotFound = (given: string) =>
  new AwsError('ServiceNotFound', `No service with ID ${given.slice(0, 200)} found`, 'ServiceId')
export const discoveryServiceAlreadyExists = (name: string) =>
  new AwsError(
    'ServiceAlreadyExists',
    `A service with the name ${name} already exists in this namespace`,
    'Name',
  )
export const cloudMapInvalidInput = make('InvalidInput')
export const cloudMapResourceInUse = make('ResourceInUse')
export const cloudMapOperationNotFound = (id: string) =>
  new AwsError('OperationNotFound', `No operation with ID ${id.slice(0, 200)} found`, 'OperationId')

// ——— Service discovery and Service Connect of ECS

export const namespaceOfServiceNotFound = (given: string) =>
  new AwsError(
    'NamespaceNotFoundException',
    `The specified namespace ${given.slice(0, 200)} wasn't found.`,
    'serviceConnectConfiguration.namespace',
  )
export const namespaceOfClusterNotFound = (given: string) =>
  new AwsError(
    'NamespaceNotFoundException',
    `The specified namespace ${given.slice(0, 200)} wasn't found.`,
    'serviceConnectDefaults.namespace',
  )
export const registryNotFound = (arn: string) =>
  new AwsError(
    'InvalidParameterException',
    `Cannot find the service registry ${arn.slice(0, 200)}.`,
    'serviceRegistries[0].registryArn',
  )
export const registryNeedsContainer = (arn: string) =>
  new AwsError(
    'InvalidParameterException',
    `When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition. Registry: ${arn}`,
    'serviceRegistries[0]',
  )
export const registryNeedsNoValue = (member: string) =>
  new AwsError(
    'InvalidParameterException',
    `The values specified for serviceRegistries do not require a value for '${member}'. Remove the value and retry.`,
    `serviceRegistries[0].${member}`,
  )
export const portNameUnknown = (portName: string, where: string) =>
  new AwsError(
    'InvalidParameterException',
    `portName(${portName}) does not refer to any named PortMapping in the task definition.`,
    where,
  )

// ——— Application Auto Scaling

export const validationException = make('ValidationException')
export const limitExceeded = make('LimitExceededException')
export const invalidNextToken = () => new AwsError('InvalidNextTokenException', 'The next token is invalid')
export const ecsServiceDoesNotExist = (resourceId: string) =>
  new AwsError('ValidationException', `ECS service doesn't exist: ${resourceId}`, 'ResourceId')
export const scalableTargetNotFound = (resourceId: string) =>
  new AwsError('ObjectNotFoundException', `No scalable target registered for ${scalableResource(resourceId)}`)
export const scalingPolicyNotFound = (resourceId: string, name: string) =>
  new AwsError(
    'ObjectNotFoundException',
    `No scaling policy found for ${scalableResource(resourceId)}, policy name: ${name}`,
  )
export const scheduledActionNotFound = (resourceId: string, name: string) =>
  new AwsError(
    'ObjectNotFoundException',
    `No scheduled action found for ${scalableResource(resourceId)}, scheduled action name: ${name}`,
  )

function scalableResource(resourceId: string): string {
  return `service namespace: ecs, resource ID: ${resourceId}, scalable dimension: ecs:service:DesiredCount`
}

// ——— EC2 Auto Scaling

export const groupAlreadyExists = (name: string) =>
  new AwsError(
    'AlreadyExists',
    `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`,
  )
export const groupNameNotFound = (name: string) =>
  new AwsError('ValidationError', `AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`)
export const lifecycleHooksExceeded = (limit: number) =>
  new AwsError(
    'LimitExceeded',
    `The maximum number of lifecycle hooks for an Auto Scaling group is ${limit}.`,
  )
export const groupPoliciesExceeded = (limit: number) =>
  new AwsError(
    'LimitExceeded',
    `The maximum number of scaling policies for an Auto Scaling group is ${limit}.`,
  )
export const groupScheduledActionsExceeded = (limit: number) =>
  new AwsError(
    'LimitExceeded',
    `The maximum number of scheduled actions for an Auto Scaling group is ${limit}.`,
  )
export const scalingActivityInProgress = (group: string) =>
  new AwsError('ScalingActivityInProgress', `A scaling activity or a cooldown of ${group} is in progress`)
export const groupInUse = () =>
  new AwsError(
    'ResourceInUse',
    'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
  )
export const managedInstanceNotFound = (instanceId: string) =>
  new AwsError(
    'ValidationError',
    `Instance Id not found - No managed instance found for instance ID: ${instanceId}`,
  )
