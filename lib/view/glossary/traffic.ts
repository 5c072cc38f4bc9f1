import { entry } from './entry'

export const TRAFFIC_TERMS = [
  entry([
    'Pattern',
    'How the rate of requests or messages changes over time.',
    'Scaling is judged by how it follows the pattern, not by one rate.',
  ]),
  entry([
    'Target rate',
    'Requests that the users send in a second by now.',
    'When fewer are answered, the rest fails or waits.',
  ]),
  entry([
    'Clients',
    'How users behave: how long they wait for an answer, and whether they try again.',
    'Retries make a small outage a big one.',
  ]),
  entry([
    'Visible | Messages that wait',
    'Messages that wait in the queue: ApproximateNumberOfMessagesVisible.',
    'It grows while workers are too few.',
    'sqs/sqs-available-cloudwatch-metrics.html',
  ]),
  entry([
    'In flight',
    'Messages that a worker has and has not deleted yet.',
    'They come back to the queue when their visibility timeout ends first.',
    'sqs/sqs-available-cloudwatch-metrics.html',
  ]),
  entry([
    'Age of the oldest',
    'How long the oldest waiting message has waited.',
    'It says what a user feels; a count does not.',
    'sqs/sqs-available-cloudwatch-metrics.html',
  ]),
  entry([
    'Backlog per task',
    'Waiting messages divided by running tasks.',
    'Divided by the time a message takes it is how long the queue needs; a good metric to scale by.',
    'scaling/application-auto-scaling-target-tracking.html',
  ]),
  entry([
    'Measured',
    'Requests that were sent in the last second.',
    'It swings around the target rate, as arrivals are random.',
  ]),
  entry([
    'Rate',
    'Messages that are sent to the queue in a second by now.',
    'Workers must receive as many, or the queue grows.',
  ]),
  entry([
    'Received by workers',
    'Messages that all workers together take in a second.',
    'Below the rate of arrival the backlog grows.',
  ]),
  entry([
    'Sent',
    'Messages that were ever sent to the queue.',
    'Sent less deleted is what is not done yet.',
    'sqs/sqs-available-cloudwatch-metrics.html',
  ]),
  entry([
    'Received',
    'How often a message was handed to a worker; one that comes back counts again.',
    'More received than sent means that messages come back.',
    'sqs/sqs-available-cloudwatch-metrics.html',
  ]),
  entry([
    'Deleted',
    'Messages that a worker has done and taken from the queue.',
    'This is the work that is finished.',
    'sqs/sqs-available-cloudwatch-metrics.html',
  ]),
] as const
