import { builtIn, frontDoor, instances, STARTS, WEB, webService, webTask } from './parts'
import { serviceOf, targetGroup, taskOf } from './routing-parts'

/** Half the work of the web application, and no waiting. */
const API = { startupMs: 2_000, cpuMsPerRequest: { exponential: 10 }, waitMsPerRequest: 0 }
const TO_API = [{ Type: 'forward', TargetGroupArn: '${tg-api}' }]

export const twoServices = builtIn({
  id: 'two-services',
  title: 'Two services behind one load balancer, by path and by host',
  group: 'Routing',
  question: 'One load balancer has two services behind it. What decides which one a request comes to?',
  answer:
    'The first rule that matches, lowest priority first: the host api.example.com, then the path /api/*. What no rule takes goes to the default, and what comes over HTTP is sent to HTTPS first.',
  answerAt: '5m',
  pace: 'instant',
  lookFor: [
    'Watch the two ways from the load balancer, and follow a request to see which condition said no: /api/* and api.example.com lead to the service api, everything else to web.',
    'Clients with an old link come to port 80 and get a 301: follow one, then the request to port 443 that it leads to.',
  ],
  description:
    'An HTTP listener that only redirects, and an HTTPS listener whose rules look at host and path: two services, two target groups, one load balancer.',
  openAt: '2m',
  until: '10m',
  images: { 'web:1': WEB, 'api:1': API },
  operations: [
    ...frontDoor({ listener: false }),
    {
      action: 'ec2:AuthorizeSecurityGroupIngress',
      input: { GroupId: '${sg-alb}', IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
    },
    ...targetGroup('api'),
    {
      as: 'certificate',
      action: 'acm:RequestCertificate',
      input: { DomainName: 'example.com', SubjectAlternativeNames: ['*.example.com'] },
    },
    {
      as: 'http',
      action: 'elasticloadbalancing:CreateListener',
      input: {
        LoadBalancerArn: '${alb}',
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [
          { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
        ],
      },
    },
    {
      as: 'https',
      action: 'elasticloadbalancing:CreateListener',
      input: {
        LoadBalancerArn: '${alb}',
        Protocol: 'HTTPS',
        Port: 443,
        Certificates: [{ CertificateArn: '${certificate}' }],
        DefaultActions: [{ Type: 'forward', TargetGroupArn: '${tg}' }],
      },
    },
    {
      action: 'elasticloadbalancing:CreateRule',
      input: {
        ListenerArn: '${https}',
        Priority: 10,
        Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['api.example.com'] } }],
        Actions: TO_API,
      },
    },
    {
      action: 'elasticloadbalancing:CreateRule',
      input: {
        ListenerArn: '${https}',
        Priority: 20,
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/api/*'] } }],
        Actions: TO_API,
      },
    },
    instances(2),
    webTask('web:1'),
    taskOf('api', 'api:1'),
    webService('instant', 3),
    serviceOf({ name: 'api' }, STARTS.instant.service, 2),
  ],
  traffic: [
    {
      name: 'browsers',
      to: '${alb}',
      port: 443,
      arrivals: {
        poisson: {
          rps: [
            { at: '0s', rps: 0 },
            { at: STARTS.instant.traffic, rps: 50 },
          ],
        },
      },
      requests: [
        { method: 'GET', path: '/', host: 'www.example.com', weight: 3 },
        { method: 'GET', path: '/api/orders?page=2', host: 'www.example.com', weight: 1 },
        { method: 'POST', path: '/orders', host: 'api.example.com', weight: 1 },
      ],
    },
    {
      name: 'old links',
      to: '${alb}',
      port: 80,
      arrivals: {
        poisson: {
          rps: [
            { at: '0s', rps: 0 },
            { at: STARTS.instant.traffic, rps: 10 },
          ],
        },
      },
      requests: [{ method: 'GET', path: '/', host: 'www.example.com' }],
      from: '198.51.100.0/24',
    },
  ],
})
