// Which attributes of an instance the features of a task definition need, and which ones an agent registers. AWS derives the
// first when a definition is registered and shows them as `requiresAttributes`; placement leaves out instances without them.
// Source: ECS API, TaskDefinition `requiresAttributes`; amazon-ecs-agent, agent/app/agent_capability.go.

const COM = 'com.amazonaws.ecs.capability'
const ECS = 'ecs.capability'

type Json = Readonly<Record<string, unknown>>

/** The members of RegisterTaskDefinition's input that need something of an instance. */
export interface AttributeFields {
  readonly taskRoleArn?: unknown
  readonly executionRoleArn?: unknown
  readonly networkMode?: unknown
  readonly cpu?: unknown
  readonly memory?: unknown
  readonly pidMode?: unknown
  readonly ipcMode?: unknown
  readonly volumes?: unknown
  readonly containerDefinitions?: unknown
}

const records = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : []
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const record = (value: unknown): Json => records([value])[0] ?? {}

/** Sorted names, each once. */
export function requiredAttributes(definition: AttributeFields): readonly string[] {
  const names = [
    ...ofTask(definition),
    ...records(definition.volumes).flatMap(ofVolume),
    ...records(definition.containerDefinitions).flatMap((container) =>
      ofContainer(container, definition.executionRoleArn !== undefined),
    ),
  ]
  return [...new Set(names)].sort()
}

function ofTask(task: AttributeFields): readonly string[] {
  const names: string[] = []
  if (task.taskRoleArn !== undefined)
    names.push(`${COM}.task-iam-role${task.networkMode === 'host' ? '-network-host' : ''}`)
  if (task.networkMode === 'awsvpc') names.push(`${ECS}.task-eni`)
  if (task.cpu !== undefined || task.memory !== undefined) names.push(`${ECS}.task-cpu-mem-limit`)
  if (task.pidMode !== undefined || task.ipcMode !== undefined) names.push(`${ECS}.pid-ipc-namespace-sharing`)
  return names
}

function ofVolume(volume: Json): readonly string[] {
  if (volume.efsVolumeConfiguration !== undefined) return [`${ECS}.efs`]
  if (volume.dockerVolumeConfiguration === undefined) return []
  const driver = text(record(volume.dockerVolumeConfiguration).driver)
  return [`${ECS}.docker-plugin.${driver === '' ? 'local' : driver}`]
}

/** `123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1` */
const ECR_IMAGE = /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com/

function ofContainer(container: Json, hasExecutionRole: boolean): readonly string[] {
  const names: string[] = []
  const driver = text(record(container.logConfiguration).logDriver)
  if (driver !== '') names.push(`${COM}.logging-driver.${driver}`)
  if (records(container.portMappings).some(({ containerPortRange }) => containerPortRange !== undefined))
    names.push(`${ECS}.network.container-port-range`)
  if (driver === 'awslogs' && hasExecutionRole) names.push(`${ECS}.execution-role-awslogs`)
  if (ECR_IMAGE.test(text(container.image)))
    names.push(`${COM}.ecr-auth`, ...(hasExecutionRole ? [`${ECS}.execution-role-ecr-pull`] : []))
  if (container.privileged === true) names.push(`${COM}.privileged-container`)
  if (container.repositoryCredentials !== undefined)
    names.push(`${ECS}.private-registry-authentication.secretsmanager`)
  if (records(container.environmentFiles).length > 0) names.push(`${ECS}.env-files.s3`)
  const firelens = text(record(container.firelensConfiguration).type)
  if (firelens !== '') names.push(`${ECS}.firelens.${firelens}`)
  for (const { valueFrom } of records(container.secrets)) {
    const store = text(valueFrom).includes(':secretsmanager:') ? 'asm' : 'ssm'
    names.push(`${ECS}.secrets.${store}.environment-variables`)
  }
  return names
}

/** Log drivers that the ECS-optimised AMI offers. amazon-ecs-init, ECS_AVAILABLE_LOGGING_DRIVERS; `awsfirelens` is the agent's. */
const LOG_DRIVERS = ['json-file', 'syslog', 'awslogs', 'fluentd', 'none', 'awsfirelens']

/** Of an instance whose tasks' network interfaces are on a trunk: its ID, and that the agent can. */
export const TRUNK_ATTRIBUTE = 'ecs.awsvpc-trunk-id'
export const TRUNKING_CAPABILITY = `${ECS}.task-eni-trunking`

/**
 * What the agent of an ECS-optimised instance registers. A volume plugin is there when somebody has installed it: give it
 * as an attribute in ECS_INSTANCE_ATTRIBUTES.
 */
export const AGENT_CAPABILITIES: readonly string[] = [
  ...LOG_DRIVERS.map((driver) => `${COM}.logging-driver.${driver}`),
  `${COM}.task-iam-role`,
  `${COM}.task-iam-role-network-host`,
  `${COM}.ecr-auth`,
  `${COM}.privileged-container`,
  `${ECS}.task-cpu-mem-limit`,
  `${ECS}.task-eni`,
  `${ECS}.network.container-port-range`,
  `${ECS}.pid-ipc-namespace-sharing`,
  `${ECS}.efs`,
  `${ECS}.docker-plugin.local`,
  `${ECS}.execution-role-awslogs`,
  `${ECS}.execution-role-ecr-pull`,
  `${ECS}.private-registry-authentication.secretsmanager`,
  `${ECS}.env-files.s3`,
  `${ECS}.firelens.fluentd`,
  `${ECS}.firelens.fluentbit`,
  `${ECS}.secrets.asm.environment-variables`,
  `${ECS}.secrets.ssm.environment-variables`,
]
