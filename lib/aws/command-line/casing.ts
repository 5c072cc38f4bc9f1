/** `taskDefinition` and `TaskDefinition` are `task-definition`, `enableECSManagedTags` is `enable-ecs-managed-tags`. */
export function kebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
}
