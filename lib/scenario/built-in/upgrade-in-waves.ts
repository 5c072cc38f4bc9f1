import { builtIn, frontDoor, instances, percentages, upgrade, users, WEB, webService, webTask } from './parts'

/** Three fit on a t3.medium. */
const TASK = { memory: 1_024 }

export const upgradeInWaves = builtIn({
  id: 'upgrade-in-waves',
  title: 'An upgrade in waves, for lack of memory',
  group: 'Upgrades',
  question:
    'Twelve tasks may exist, but the instances have memory for nine. Where does the time of the upgrade go?',
  answer:
    'It takes two waves of three, and the second may begin only when the old tasks of the first have drained: most of the time is spent on draining, twice.',
  answerAt: '9m30s',
  pace: 'aws',
  lookFor: [
    'At 5:00 the service is updated to web:2: see how many of the six tasks start at once, which resource the others lack, and which stop frees it for them.',
    'Run it once more with a deregistration delay of 10 s, or with a fourth instance, and compare how long the upgrade takes.',
  ],
  description:
    'maximumPercent 200 allows more than the memory of the instances does, so that the upgrade walks in batches of what fits.',
  openAt: '4m50s',
  images: { 'web:1': WEB, 'web:2': WEB },
  operations: [
    ...frontDoor({ deregistrationDelaySeconds: 90 }),
    instances(3),
    webTask('web:1', TASK),
    webTask('web:2', TASK),
    webService('aws', 6, percentages(100, 200)),
    upgrade('5m'),
  ],
  traffic: users('aws', 120),
})
