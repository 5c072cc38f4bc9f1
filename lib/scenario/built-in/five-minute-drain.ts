import { DEREGISTRATION_DELAY_SECONDS_DEFAULT } from '@/lib/aws/defaults'
import { builtIn, frontDoor, instances, percentages, upgrade, users, WEB, webService, webTask } from './parts'

export const fiveMinuteDrain = builtIn({
  id: 'five-minute-drain',
  title: 'The five-minute drain that nobody needs',
  group: 'Upgrades',
  question:
    'New tasks are healthy within half a minute, and yet the deployment takes more than five. What is it waiting for?',
  answer:
    'For the deregistration delay of 300 s, the default: the old tasks have had nothing to do since the first second of it, as the longest request took less than a second.',
  answerAt: '11m30s',
  pace: 'aws',
  lookFor: [
    'At 5:00 the service is updated to web:2: watch how long the old tasks drain, and how many requests they still have.',
    'Hold the delay against the longest request, then set it to 10 s, force a new deployment, and compare.',
  ],
  description:
    'A load balancer keeps a target draining for the whole deregistration delay, whether a request is open or not.',
  openAt: '4m50s',
  images: { 'web:1': WEB, 'web:2': WEB },
  operations: [
    ...frontDoor({ deregistrationDelaySeconds: DEREGISTRATION_DELAY_SECONDS_DEFAULT }),
    instances(3),
    webTask('web:1'),
    webTask('web:2'),
    webService('aws', 4, percentages(100, 200)),
    upgrade('5m'),
  ],
  traffic: users('aws', 80),
})
