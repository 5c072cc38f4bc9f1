import { builtIn, CLUSTER, USER_DATA } from './parts'

const WORKER = { startupMs: 2_000 }
/** Two seconds a message, most of it waiting for others: a worker takes half a message a second. */
const COST = { cpuMs: { exponential: 200 }, waitMs: 1_800 }
const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: `service/${CLUSTER}/workers`,
  ScalableDimension: 'ecs:service:DesiredCount',
}

export const queueBacklog = builtIn({
  id: 'queue-backlog',
  title: 'Workers that follow the backlog of a queue',
  group: 'Scaling services',
  question: 'Workers are at 40 % CPU, and the queue grows. What should scaling look at?',
  answer:
    'The backlog for each worker: they mostly wait, so CPU says nothing. Ten messages each ask for 16 workers, and the queue is empty in a minute.',
  answerAt: '20m',
  pace: 'aws',
  lookFor: [
    'From 6:45 twice as many messages arrive as two workers can take: compare the backlog with the CPU of the workers, which mostly wait.',
    'Watch the datapoints of the backlog per task, what the policy makes of them, and how long the way back takes.',
  ],
  description:
    'Tasks take messages from an SQS queue, and target tracking keeps ten waiting messages for each of them: the signal is the work that waits, not the CPU.',
  openAt: '6m',
  until: '60m',
  images: { 'worker:1': WORKER },
  operations: [
    { action: 'ecs:CreateCluster', input: { clusterName: CLUSTER } },
    {
      action: 'ec2:RunInstances',
      input: { InstanceType: 'm5.xlarge', MinCount: 2, MaxCount: 2, UserData: USER_DATA },
    },
    {
      action: 'ecs:RegisterTaskDefinition',
      input: {
        family: 'workers',
        containerDefinitions: [{ name: 'worker', image: 'worker:1', cpu: 256, memory: 512 }],
      },
    },
    {
      at: '1m',
      action: 'ecs:CreateService',
      input: { cluster: CLUSTER, serviceName: 'workers', taskDefinition: 'workers:1', desiredCount: 2 },
    },
    {
      at: '70s',
      action: 'application-autoscaling:RegisterScalableTarget',
      input: { ...TARGET, MinCapacity: 2, MaxCapacity: 20 },
    },
    {
      at: '71s',
      action: 'application-autoscaling:PutScalingPolicy',
      input: {
        PolicyName: 'backlog-10',
        ...TARGET,
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 10,
          CustomizedMetricSpecification: {
            Namespace: 'Backlog',
            MetricName: 'BacklogPerTask',
            Dimensions: [{ Name: 'QueueName', Value: 'orders' }],
            Statistic: 'Average',
          },
          ScaleOutCooldown: 60,
        },
      },
    },
    {
      at: '75s',
      action: 'playground:SetQueue',
      input: {
        name: 'orders',
        cluster: CLUSTER,
        service: 'workers',
        ...COST,
        visibilityTimeoutSeconds: 60,
        arrivals: {
          poisson: {
            rps: [
              { at: '0s', rps: 0.6 },
              { at: '6m45s', rps: 2 },
              { at: '18m45s', rps: 0.6 },
            ],
          },
        },
      },
    },
  ],
  traffic: [],
})
