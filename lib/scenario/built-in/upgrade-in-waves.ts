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
    'At 5:00 the service is updated to web:2: open Deployments and see which tasks start at once, which are only a wish, and which stop frees the memory for them.',
    'Read there where the time went, and ask "what if" the deregistration delay were 10 s, or there were one more instance.',
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
