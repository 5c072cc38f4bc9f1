// How long things take that AWS does not put a number on. Each is an assumption named in MODEL.md#timings; where live
// services were measured the value lies inside what was seen.

/** EC2 `pending` until `running`. */
export const INSTANCE_LAUNCH_MS = { from: 7_000, to: 9_000 } as const
/** Boot and start of the ECS agent until it registers. */
export const AGENT_START_MS = { from: 20_000, to: 24_000 } as const
/** EC2 `shutting-down` until `terminated`; ECS deregisters the container instance then. */
export const INSTANCE_SHUTDOWN_MS = 15_000
/** Load balancer `provisioning` until `active`. Real ones take minutes; nobody learns from waiting. */
export const LOAD_BALANCER_PROVISIONING_MS = 5_000
/** `Elb.RegistrationInProgress`: measured +0.9 s. */
export const TARGET_REGISTRATION_MS = 900
/** Creating a container: writable layer, namespaces, veth, port bindings. */
export const CONTAINER_CREATE_MS = { from: 200, to: 500 } as const
/** Reading the manifest of an image, also when every layer is cached. */
export const MANIFEST_MS = { from: 150, to: 400 } as const
/** After this many tries an unknown tag is given up: `retried 5 time(s)`. */
export const MANIFEST_FAILURE_MS = 5_000
/** Download rate of one instance, and extraction of compressed layers. */
export const PULL_MIB_PER_SECOND = 60
export const EXTRACT_MIB_PER_SECOND = 90
/** ACTIVATING of a task with several target groups. */
export const ACTIVATION_MS = 1_000
/** New capacity is noticed this much later, so that instances launched together are used together. */
export const CAPACITY_NOTICED_MS = 8_000
/** A service that could not place a task looks again. */
export const PLACEMENT_RETRY_MS = 15_000
/** How long DescribeTasks keeps STOPPED tasks. */
export const STOPPED_TASK_KEPT_MS = 3_600_000
