// How long things take at either pace that AWS does not put a number on; what depends on the pace is in `pace.ts`. Each is an assumption named in MODEL.md#timings; where live
// services were measured the value lies inside what was seen.

/** EC2 `shutting-down` until `terminated`; ECS deregisters the container instance then. */
export const INSTANCE_SHUTDOWN_MS = 15_000
/** Creating a container: writable layer, namespaces, veth, port bindings. */
export const CONTAINER_CREATE_MS = { from: 200, to: 500 } as const
/** Reading the manifest of an image, also when every layer is cached. */
export const MANIFEST_MS = { from: 150, to: 400 } as const
/** Download rate of one instance, and extraction of compressed layers. */
export const PULL_MIB_PER_SECOND = 60
export const EXTRACT_MIB_PER_SECOND = 90
/** ACTIVATING of a task with several target groups. */
export const ACTIVATION_MS = 1_000
/** New capacity is noticed this much later, so that instances launched together are used together. */
export const CAPACITY_NOTICED_MS = 8_000
/** Newest service deployments of a service that are kept. */
export const SERVICE_DEPLOYMENTS_KEPT = 100
/** How long DescribeTasks keeps STOPPED tasks. */
export const STOPPED_TASK_KEPT_MS = 3_600_000
