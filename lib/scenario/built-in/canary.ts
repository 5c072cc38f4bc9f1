import { builtIn, frontDoor, instances, STARTS, users, WEB, webService, webTask } from './parts'
import { forwardByWeight, serviceOf, targetGroup } from './routing-parts'

/** The new version answers every fifth request with 500. */
const BROKEN = { ...WEB, errorRate: 0.2 }

const shift = (at: string, old: number, fresh: number) => ({
  at,
  action: 'elasticloadbalancing:ModifyRule',
  input: {
    RuleArn: '${rule}',
    Actions: forwardByWeight([
      ['tg', old],
      ['tg-canary', fresh],
    ]),
  },
})

export const canary = builtIn({
  id: 'canary',
  title: 'Canary by weights',
  group: 'Routing',
  question: 'A new version gets 5 %, then 50 % of the requests. How many users notice that it is broken?',
  answer:
    'Its share times its error rate: one request in a hundred at 5 %, one in ten at 50 %. The weights decide, not the number of tasks, and at 0 % nobody notices any more.',
  answerAt: '8m',
  pace: 'instant',
  lookFor: [
    'At 3:00 the rule gives the group canary 5 of 100 requests, at 5:00 half of them: compare the rates on the two ways with the weights in the rule.',
    'The new version fails every fifth request: watch the errors grow with its share, and what one more ModifyRule does at 7:00.',
  ],
  description:
    'Two services, two target groups, one rule that forwards by weight. Three ModifyRule calls move requests to a new version, further, and back.',
  openAt: '2m50s',
  until: '9m',
  images: { 'web:1': WEB, 'web:2': BROKEN },
  operations: [
    ...frontDoor(),
    ...targetGroup('canary'),
    {
      as: 'rule',
      action: 'elasticloadbalancing:CreateRule',
      input: {
        ListenerArn: '${listener}',
        Priority: 10,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
        Actions: forwardByWeight([
          ['tg', 100],
          ['tg-canary', 0],
        ]),
      },
    },
    instances(2),
    webTask('web:1'),
    webTask('web:2'),
    webService('instant', 4),
    serviceOf({ name: 'canary', family: 'web:2' }, STARTS.instant.service, 2),
    shift('3m', 95, 5),
    shift('5m', 50, 50),
    shift('7m', 100, 0),
  ],
  traffic: users('instant', 80),
})
