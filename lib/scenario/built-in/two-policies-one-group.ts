import { fleet, ON_FLEET, provider } from './capacity-parts'
import { builtIn, frontDoor, users, WEB, webService } from './parts'
import { cappedTask } from './scaling-parts'

export const twoPoliciesOneGroup = builtIn({
  id: 'two-policies-one-group',
  title: 'A policy of the group against managed scaling',
  group: 'Scaling the cluster',
  question: 'Two instances are idle, and a policy takes one away. Why does another come two minutes later?',
  answer:
    'Their CPU is idle, but all of their room is reserved: four tasks wait in PROVISIONING, and managed scaling launches an instance for them.',
  answerAt: '9m',
  pace: 'aws',
  lookFor: [
    'At 6:00 a policy of the group looks at the CPU of two instances: compare what is used of them with what is reserved.',
    'Watch where tasks wait after each step, what managed scaling makes of it, and what changes when the policy of the group is deleted at 20:00.',
  ],
  description:
    'A scaling policy that somebody has put on the group of a capacity provider watches the CPU of its instances, and managed scaling watches what tasks reserve. They undo each other.',
  openAt: '5m30s',
  until: '26m',
  images: { 'web:1': WEB },
  operations: [
    ...frontDoor(),
    ...fleet(1, 6, { group: { DesiredCapacity: 2 }, template: { Monitoring: { Enabled: true } } }),
    ...provider(),
    cappedTask(),
    webService('aws', 8, ON_FLEET),
    {
      at: '6m',
      as: 'fewer-instances',
      action: 'autoscaling:PutScalingPolicy',
      input: {
        AutoScalingGroupName: 'fleet',
        PolicyName: 'fewer-instances',
        PolicyType: 'SimpleScaling',
        AdjustmentType: 'ChangeInCapacity',
        ScalingAdjustment: -1,
        Cooldown: 120,
      },
    },
    {
      at: '6m',
      action: 'cloudwatch:PutMetricAlarm',
      input: {
        AlarmName: 'idle-instances',
        Namespace: 'AWS/EC2',
        MetricName: 'CPUUtilization',
        Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'fleet' }],
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 3,
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 30,
        AlarmActions: ['${fewer-instances}'],
      },
    },
    {
      at: '20m',
      action: 'autoscaling:DeletePolicy',
      input: { AutoScalingGroupName: 'fleet', PolicyName: 'fewer-instances' },
    },
  ],
  traffic: users('aws', 40),
})
