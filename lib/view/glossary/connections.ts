import { entry } from './entry'

export const CONNECTION_TERMS = [
  entry([
    'Connections',
    'How services call one another: through Service Connect, by a name of Cloud Map, or through a load balancer.',
    'What a caller believes of the other side decides what it sees when a task goes.',
    'ecs/interconnecting-services.html',
  ]),
  entry([
    'Service Connect',
    'A proxy in every task that knows the endpoints of its namespace, takes their tasks in turn and tries again where a connection fails.',
    'It hears at once when a task comes or goes; new endpoints it learns only with the next deployment of the caller.',
    'ecs/service-connect.html',
  ]),
  entry([
    'Endpoint',
    'A port of a service that others in its namespace can call, by its client alias such as orders:80.',
    'Tasks know those that existed when their deployment began.',
    'ecs/service-connect-concepts-deploy.html',
  ]),
  entry([
    'Name in Cloud Map',
    'A DNS name such as orders.local that stands for the tasks of a service: A records for tasks with an address of their own, SRV records with the port for others.',
    'Callers keep an answer for its TTL, and may go on to a task that is gone.',
    'ecs/service-discovery.html',
  ]),
]
