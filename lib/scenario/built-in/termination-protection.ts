import { fleet, instancesWanted, ON_FLEET, provider } from './capacity-parts'
import { builtIn, CLUSTER, frontDoor, users, WEB, webService } from './parts'
import { cappedTask } from './scaling-parts'

/** A job of some minutes that nobody may interrupt: it has an instance to itself. */
const JOB = { startupMs: 1_000, exit: { afterMs: 420_000, code: 0 } }

export const terminationProtection = builtIn({
  id: 'termination-protection',
  title: 'Managed termination protection: a job that scale-in leaves alone',
  group: 'Scaling the cluster',
  question: 'The group is to shrink from three instances to one. Why does it keep two?',
  answer:
    'Both run tasks, and managed termination protection keeps such instances. One of them goes at 8:56, after its job has ended.',
  answerAt: '9m30s',
  pace: 'aws',
  lookFor: [
    'At 5:00 somebody sets the desired capacity from 3 to 1: look at what runs on each instance, and which of them goes.',
    'Read in the activities of the group what it says about the others, and watch what changes when the job has ended.',
  ],
  description:
    'A job of seven minutes on the instance that scale-in would choose first. Managed termination protection keeps instances with tasks, and gives them up when their last task has ended.',
  openAt: '4m30s',
  until: '12m',
  images: { 'web:1': WEB, 'job:1': JOB },
  operations: [
    ...frontDoor(),
    ...fleet(1, 4, {
      group: {
        NewInstancesProtectedFromScaleIn: true,
        TerminationPolicies: ['OldestInstance'],
      },
    }),
    ...provider({ managedTerminationProtection: 'ENABLED' }),
    // One first, so that it is the oldest.
    instancesWanted('20s', 3),
    cappedTask(),
    {
      action: 'ecs:RegisterTaskDefinition',
      input: {
        family: 'job',
        cpu: '2048',
        containerDefinitions: [{ name: 'job', image: 'job:1', memory: 1024 }],
      },
    },
    {
      at: '50s',
      action: 'ecs:RunTask',
      input: {
        cluster: CLUSTER,
        taskDefinition: 'job:1',
        ...ON_FLEET,
      },
    },
    webService('aws', 4, {
      ...ON_FLEET,
      placementStrategy: [{ type: 'binpack', field: 'cpu' }],
    }),
    instancesWanted('5m', 1),
  ],
  traffic: users('aws', 30),
})
