/** Names of service and deployment events that EventBridge knows, and their types. ECS guide, ecs_service_events. */
export const SERVICE_EVENT_TYPES = {
  SERVICE_STEADY_STATE: 'INFO',
  SERVICE_TASK_PLACEMENT_FAILURE: 'ERROR',
  SERVICE_TASK_START_IMPAIRED: 'WARN',
  SERVICE_DEPLOYMENT_IN_PROGRESS: 'INFO',
  SERVICE_DEPLOYMENT_COMPLETED: 'INFO',
  SERVICE_DEPLOYMENT_FAILED: 'ERROR',
} as const

export type ServiceEventName = keyof typeof SERVICE_EVENT_TYPES
