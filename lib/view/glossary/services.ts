import { entry } from './entry'

export const SERVICE_TERMS = [
  entry([
    'Service | Services',
    'Keeps a number of tasks of one definition running, and replaces those that stop.',
    'Change its desired count to scale, its task definition to deploy.',
    'ecs/ecs_services.html',
  ]),
  entry([
    'Deployments',
    'The move of a service from one revision to another. While it lasts the service has tasks of both.',
    'How many of each there may be follows from minimum and maximum healthy percent.',
    'ecs/deployment-type-ecs.html',
  ]),
  entry([
    'Running tasks',
    'Tasks that have started, of all revisions together.',
    'Fewer than desired for long means that tasks fail or find no room.',
    'ecs/ecs_services.html',
  ]),
  entry([
    'Pending tasks',
    'Tasks that are placed but have not started yet.',
    'They take room already and no traffic.',
    'ecs/task-lifecycle-explanation.html',
  ]),
  entry([
    'Desired',
    'How many there should be. The difference to what runs is what the scheduler works on.',
    'You change it, or a scaling policy does.',
    'ecs/ecs_services.html',
  ]),
  entry([
    'Minimum healthy',
    'The least share of the desired tasks that must stay healthy during a deployment, rounded up.',
    '100 % keeps full strength and needs room for more tasks; 50 % deploys without extra room.',
    'ecs/deployment-type-ecs.html',
  ]),
  entry([
    'Maximum',
    'The most tasks, or instances, there may be at a time.',
    'Room between desired and maximum is what a deployment or a policy can use.',
    'ecs/deployment-type-ecs.html',
  ]),
  entry([
    'Capacity provider | Capacity providers',
    'Ties a cluster to an Auto Scaling group and tells tasks which instances to use.',
    'With managed scaling it adds instances when tasks find no room.',
    'ecs/cluster-capacity-providers.html',
  ]),
  entry([
    'Managed scaling',
    'ECS sets the group’s size itself, so that CapacityProviderReservation stays at its target.',
    'A target under 100 % keeps spare instances, and new tasks start sooner.',
    'ecs/cluster-auto-scaling.html',
  ]),
  entry([
    'Managed draining',
    'Before the group ends an instance, its tasks are moved elsewhere.',
    'Without it, scaling in cuts off requests.',
    'ecs/managed-instance-draining.html',
  ]),
  entry([
    'Termination protection',
    'Instances with tasks on them are kept from scaling in.',
    'Tasks end only on instances that are empty or drained.',
    'ecs/managed-termination-protection.html',
  ]),
  entry([
    'Scaling steps',
    'The fewest and the most instances that managed scaling adds at once.',
    'Small steps cost time at a surge, large ones cost money.',
    'ecs/cluster-auto-scaling.html',
  ]),
  entry([
    'Reservation',
    'Instances needed divided by instances there are, in percent: CapacityProviderReservation.',
    'Over 100 % tasks wait for instances; under it, instances are spare.',
    'ecs/cluster-auto-scaling.html',
  ]),
  entry([
    'Tasks in PROVISIONING',
    'Tasks that found no room and wait for the capacity provider’s next instance.',
    'They are what the provider counts when it works out how many instances it needs.',
    'ecs/cluster-auto-scaling.html',
  ]),
  entry([
    'Grace period',
    'How long after its start a task of the service is not replaced for failed health checks.',
    'Shorter than the program’s start, and ECS stops tasks that were about to work.',
    'ecs/service_definition_parameters.html',
  ]),
] as const
