import { entry } from './entry'

export const LOAD_BALANCING_TERMS = [
  entry([
    'DNS name',
    'The name by which clients find the load balancer.',
    'Clients use it and never an address of a task.',
    'elb/introduction.html',
  ]),
  entry([
    'Target group',
    'The list of addresses that a rule sends requests to; a service keeps it up to date.',
    'What is wrong with a target is seen here first.',
    'elb/load-balancer-target-groups.html',
  ]),
  entry([
    'Target health',
    'What the load balancer’s own checks say of each target: initial, healthy, unhealthy, draining.',
    'Only healthy targets get requests.',
    'elb/target-group-health-checks.html',
  ]),
  entry([
    'Algorithm',
    'How the next target is chosen: in turn, or the one with the fewest requests outstanding.',
    'With targets of unequal speed, least outstanding requests evens out waiting.',
    'elb/edit-target-group-attributes.html',
  ]),
  entry([
    'Idle timeout',
    'How long a load balancer keeps a connection on which nothing moves, and how long it waits for an answer.',
    'A server that closes its idle connections sooner loses a request now and then: 502.',
    'elb/load-balancer-troubleshooting.html',
  ]),
  entry([
    'Deregistration delay',
    'How long a target that leaves may finish its open requests.',
    'Too short cuts requests off; too long makes every deployment slow.',
    'elb/edit-target-group-attributes.html',
  ]),
  entry([
    'Health check',
    'The request by which the load balancer tests each target.',
    'Interval × threshold is how long a dead target still gets traffic.',
    'elb/target-group-health-checks.html',
  ]),
  entry([
    'Path',
    'Where the health check asks.',
    'A path that does not test what matters calls broken tasks healthy.',
    'elb/target-group-health-checks.html',
  ]),
  entry([
    'Interval',
    'The time from one check of a target to the next.',
    'Shorter finds failures sooner.',
    'elb/target-group-health-checks.html',
  ]),
  entry([
    'Timeout',
    'How long a check waits for an answer.',
    'A task under load may fail it while it still works.',
    'elb/target-group-health-checks.html',
  ]),
  entry([
    'Healthy threshold',
    'So many checks in a row must pass before a target gets requests.',
    'Threshold × interval is added to the start of every task.',
    'elb/target-group-health-checks.html',
  ]),
  entry([
    'Unhealthy threshold',
    'So many checks in a row must fail before a target gets no more.',
    'Threshold × interval is how long failures last.',
    'elb/target-group-health-checks.html',
  ]),
  entry([
    'Success codes',
    'Answers of a check that count as healthy, such as 200-299.',
    'A redirect to a login page is no 200.',
    'elb/target-group-health-checks.html',
  ]),
  entry([
    'Requests in flight',
    'Requests that have come in and are not answered yet.',
    'It grows when answers take longer than requests come: rate × time, by Little’s law.',
    'elb/load-balancer-cloudwatch-metrics.html',
  ]),
  entry([
    'Requests/s',
    'Requests that were answered in a second.',
    'Compare it with the target rate: what is missing failed or waits.',
    'elb/load-balancer-cloudwatch-metrics.html',
  ]),
  entry([
    'Failed requests/s',
    'Requests that ended with an error of a task or of the load balancer (5xx), or because the client gave up (460).',
    '502, 503 and 504 come from the load balancer and point at targets; 500 at the program; 460 at slow answers.',
    'elb/load-balancer-cloudwatch-metrics.html',
  ]),
  entry([
    'Latency',
    'Time from a request to its answer: p50 is the middle one, of a hundred p99 is the slowest but one.',
    'The mean hides the slow ones; users meet p99 every day.',
    'elb/load-balancer-cloudwatch-metrics.html',
  ]),
  entry([
    'Sent to',
    'The load balancer that the users send their requests to.',
    'What it does with them its rules say.',
    'elb/load-balancer-listeners.html',
  ]),
] as const
